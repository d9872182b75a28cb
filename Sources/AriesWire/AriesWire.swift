// AriesWire
