import JSON

/// JSON values in rows and columns, for people and for programs.
public struct ValueTable: Sendable {
  /// The names of the columns.
  public let columns: [String]
  /// The values, as many in each row as there are columns; `nil` where there is none.
  public let rows: [[JSONValue?]]

  /// Makes a table.
  public init(columns: [String], rows: [[JSONValue?]]) {
    self.columns = columns
    self.rows = rows
  }
}
