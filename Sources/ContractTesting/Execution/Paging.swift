import HTTPExchange
import JSON

/// Finds the next page of a list: a Link field (RFC 8288), or a member that names it.
enum NextPage {
  /// The request target of the next page; `nil` where there is none, or where it lies elsewhere.
  static func target(after exchange: Exchange, origin: String) -> String? {
    guard let response = exchange.response else { return nil }
    let links = response.fields.filter { $0.name.lowercased() == "link" }.flatMap { $0.value.split(separator: ",") }
    let linked = links.first { link in
      link.split(separator: ";").dropFirst().contains {
        ["rel=next", "rel=\"next\""].contains($0.filter { $0 != " " })
      }
    }
    let address =
      linked.flatMap { $0.split(separator: ";").first }.map { $0.filter { !["<", ">", " "].contains($0) } }
      ?? exchange.json.flatMap(named)
    guard let address else { return nil }
    var target = address[...]
    if target.hasPrefix(origin) { target = target.dropFirst(origin.count) }
    let path = exchange.request.path
    if target.hasPrefix("?") { target = path + target }
    return target.hasPrefix("/") && target.prefix { $0 != "?" } == path ? String(target) : nil
  }

  private static func named(_ answer: JSONValue) -> String? {
    for holder in [answer, answer["links"], answer["_links"], answer["meta"], answer["pagination"]] {
      guard let next = holder?["next"] else { continue }
      if let text = next.string ?? next["href"]?.string { return text.text }
    }
    return nil
  }
}
