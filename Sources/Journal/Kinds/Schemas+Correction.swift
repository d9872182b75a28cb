import JSON
import Ledger

extension Schemas {
  static let correction = Schema<Correction>(
    "A correction", blank: Correction(replaces: "", replacement: nil),
    [
      .required("replaces", \.replaces, .identifier),
      .optional("with", \.replacement, .replacement),
    ])
}

extension Form where Value == Correction.Replacement {
  /// The payload of an event, `event` and all, without account, time and id.
  fileprivate static var replacement: Form {
    Form(
      .event,
      read: { (reader) throws(EventError) in
        let bytes = try reader.rawValue()
        do throws(EventError) {
          return .payload(try PayloadCodec.payload(in: bytes, limits: reader.limits))
        } catch {
          throw error.within("with")
        }
      },
      write: { replacement, writer in
        switch replacement {
        case .payload(let payload):
          writer.beginObject()
          writer.member("event", string: payload.kind)
          PayloadCodec.writeMembers(of: payload, &writer)
          writer.endObject()
        }
      })
  }
}
