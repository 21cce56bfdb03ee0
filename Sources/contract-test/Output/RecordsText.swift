import JSON
import Reports
import Sandbox

/// Records as text in one of the formats.
struct RecordsText {
  let style: TerminalStyle
  /// How many records of a model are shown; `nil`: all.
  let limit: Int?

  /// The text; ends in a line break.
  func text(_ lists: [RecordList], _ format: RecordsCommand.Format) -> String {
    switch format {
    case .table: lists.map(table).joined(separator: "\n")
    case .csv: lists.map { TableCSV.text(values($0)) }.joined()
    case .json: json(lists)
    }
  }

  private func table(_ list: RecordList) -> String {
    let count = list.rows.count
    let total = count == 1 ? "1 record" : "\(count) records"
    let shown = min(count, limit ?? count)
    let heading = "\(style.visible(list.model)) (\(total)\(shown < count ? ", \(shown) shown" : ""))"
    let lines = count == 0 ? [] : [""] + TableText(style: style).lines(values(list))
    return ([heading] + lines).joined(separator: "\n") + "\n"
  }

  private func json(_ lists: [RecordList]) -> String {
    func records(_ list: RecordList) -> JSONValue { .array(rows(list).map(\.record)) }
    if lists.count == 1, let list = lists.first { return records(list).serialized(pretty: true) }
    let members = lists.map { JSONObject.Member(key: JSONString($0.model), value: records($0)) }
    return JSONValue.object(JSONObject(members)).serialized(pretty: true)
  }

  /// The fields in columns; before them the path where it tells more, and a number where records have no id.
  private func values(_ list: RecordList) -> ValueTable {
    var columns = list.fields
    var rows = rows(list).map { row in list.fields.map { row.record[JSONString($0)] } }
    if let position = columns.firstIndex(of: "id"), position > 0 {
      columns.insert(columns.remove(at: position), at: 0)
      for index in rows.indices { rows[index].insert(rows[index].remove(at: position), at: 0) }
    } else if !columns.contains("id") {
      columns.insert("id", at: 0)
      for (index, row) in self.rows(list).enumerated() {
        rows[index].insert(.number(JSONNumber(Int(row.number))), at: 0)
      }
    }
    if list.showsPath {
      columns.insert("path", at: 0)
      for (index, row) in self.rows(list).enumerated() { rows[index].insert(.string(JSONString(row.path)), at: 0) }
    }
    return ValueTable(columns: columns, rows: rows)
  }

  private func rows(_ list: RecordList) -> ArraySlice<RecordList.Row> {
    list.rows.prefix(limit ?? list.rows.count)
  }
}
