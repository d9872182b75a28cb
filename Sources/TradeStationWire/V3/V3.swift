/// The objects of the newer API (v3). Amounts, quantities and rates are decimals in strings, times RFC 3339 in UTC,
/// and words stand in full where the older API has codes. What is unknown is left out.
public enum V3 {}
