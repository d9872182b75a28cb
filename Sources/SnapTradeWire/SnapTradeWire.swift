// SnapTradeWire
