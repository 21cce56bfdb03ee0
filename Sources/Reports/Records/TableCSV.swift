import JSON

/// A table as comma-separated values (RFC 4180), its header first.
///
/// Text stands in quotes where it needs them or could be taken for a value of another kind; null is `null`, what is absent
/// is nothing, and arrays and objects are JSON.
public enum TableCSV {
  /// The text; ends in a line break.
  public static func text(_ table: ValueTable) -> String {
    let header = table.columns.map { quoted($0, always: false) }.joined(separator: ",")
    let rows = table.rows.map { row in row.map(cell).joined(separator: ",") }
    return ([header] + rows).map { $0 + "\r\n" }.joined()
  }

  private static func cell(_ value: JSONValue?) -> String {
    guard let value else { return "" }
    guard let string = value.string?.text else { return quoted(value.serialized(), always: false) }
    let isAmbiguous =
      string.isEmpty || JSONNumber(literal: string) != nil || ["null", "true", "false"].contains(string)
      || string.hasPrefix("[") || string.hasPrefix("{")
    return quoted(string, always: isAmbiguous)
  }

  private static func quoted(_ text: String, always: Bool) -> String {
    let needsQuotes = text.utf8.contains { [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0D, 0x0A].contains($0) }
    return always || needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
