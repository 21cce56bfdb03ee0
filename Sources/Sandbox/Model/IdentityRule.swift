import JSON
import JSONSchema

/// Finds the member that holds a record's key.
enum IdentityRule {
  /// The member of `shape` that the placeholder `parameter` names: the same name, the last word of it, `id`, a key by
  /// another usual name.
  static func member(for parameter: String, collection: String, in shape: ObjectShape?) -> ObjectShape.Member? {
    guard let shape else { return nil }
    let wanted = folded(parameter)
    let members = shape.members.filter { member in
      guard let types = member.types else { return true }
      return !types.isDisjoint(with: [.string, .integer, .number])
    }
    if let same = members.first(where: { folded($0.name.text) == wanted }) { return same }
    let singular = folded(collection.hasSuffix("s") ? String(collection.dropLast()) : collection)
    let tails = members.filter { member in
      let name = folded(member.name.text)
      return name.count > 1 && (wanted.hasSuffix(name) || name == singular + wanted)
    }
    if let tail = tails.max(by: { $0.name.text.utf8.count < $1.name.text.utf8.count }) { return tail }
    for usual in ["id", "uuid", "guid", "key", "slug"] {
      if let member = members.first(where: { folded($0.name.text) == usual }) { return member }
    }
    return nil
  }

  /// Lower case, without `_`, `-` and `.`.
  static func folded(_ name: String) -> String {
    String(name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != "." })
  }
}
