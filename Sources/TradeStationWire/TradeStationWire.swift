// TradeStationWire
