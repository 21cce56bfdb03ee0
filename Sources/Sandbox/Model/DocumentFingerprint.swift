import Documents
import OpenAPI

extension ResourceModel {
  /// Tells whether a document's models are those of an earlier time: the same for the same content of all its files.
  func fingerprint(_ description: APIDescription) -> String {
    var roots: [Node] = [description.root]
    var seen: Set<Node> = [description.root]
    for table in collections.lazy.compactMap({ $0.recordSchema?.table }).prefix(1) {
      for id in table.ids where seen.insert(table[id].node.root).inserted { roots.append(table[id].node.root) }
    }
    return roots.map { String(EntityTag.hash($0.value()?.serialized() ?? ""), radix: 16) }.joined(separator: " ")
  }
}
