/// The statements that are prepared once per connection.
enum Query: String {
  case begin = "BEGIN IMMEDIATE"
  case commit = "COMMIT"

  case insertCommit = """
    INSERT INTO commits (rowid, first, last, recorded, offsets, payload, previous, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    """
  case commitsFrom = """
    SELECT rowid, first, last, recorded, offsets, payload, previous, hash
    FROM commits WHERE rowid >= ? ORDER BY rowid
    """
  case lastCommit = """
    SELECT rowid, first, last, recorded, offsets, payload, previous, hash
    FROM commits ORDER BY rowid DESC LIMIT 1
    """
  case firstOfRow = "SELECT first FROM commits WHERE rowid = ?"
  case rowCount = "SELECT coalesce(max(rowid), 0) FROM commits"
  case rowWithPrevious = "SELECT rowid FROM commits WHERE previous = ? LIMIT 1"

  case document = "SELECT value FROM documents WHERE collection = ? AND key = ?"
  case documentsFrom = """
    SELECT key, value FROM documents WHERE collection = ? AND key >= ? ORDER BY key LIMIT ?
    """
  case documentsAfter = """
    SELECT key, value FROM documents WHERE collection = ? AND key > ? ORDER BY key LIMIT ?
    """
  case putDocument = """
    INSERT INTO documents (collection, key, value) VALUES (?, ?, ?)
    ON CONFLICT (collection, key) DO UPDATE SET value = excluded.value
    """
  case deleteDocument = "DELETE FROM documents WHERE collection = ? AND key = ?"

  case checkpoint = "SELECT value FROM checkpoints WHERE name = ?"
  case checkpointNames = "SELECT name FROM checkpoints ORDER BY name"
  case putCheckpoint = """
    INSERT INTO checkpoints (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value
    """
  case deleteCheckpoint = "DELETE FROM checkpoints WHERE name = ?"
}
