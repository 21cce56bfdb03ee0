import JSON
import JSONSchema

/// Objects that hold nothing but a record, or a record beside what is told about it: `{"data": {...}}`.
enum Envelope {
  /// The member of requests' content that is the record: the only one there is, an object, where the answers have no other
  /// member either, or have the record bare.
  static func member(ofWritten written: Schema?, read: Schema?) -> JSONString? {
    guard let written, let shape = ObjectShape(written), shape.members.count == 1, let only = shape.members.first,
      only.nested != nil, isObject(only)
    else { return nil }
    guard let read, let answers = ObjectShape(read), answers[only.name] != nil else { return only.name }
    return answers.members.count == 1 ? only.name : nil
  }

  /// The schema of the record inside `written`.
  static func content(_ written: Schema, without envelope: JSONString?) -> Schema {
    envelope.flatMap { ObjectShape(written)?[$0]?.schema } ?? written
  }

  /// The schema of the record inside `read`: the member that has most of what `written` has, where `read` itself has none.
  static func record(in read: Schema, like written: [Schema]) -> Schema {
    guard let shape = ObjectShape(read) else { return read }
    let names = Set(written.compactMap { ObjectShape($0) }.flatMap { $0.members.map(\.name) })
    let objects = shape.members.filter { isObject($0) }
    if names.isEmpty {
      let usual = ["data", "result", "item", "record"]
      return objects.first { usual.contains($0.name.text.lowercased()) && shape.members.count <= 3 }?.schema ?? read
    }
    guard !shape.members.contains(where: { names.contains($0.name) }) else { return read }
    func overlap(_ member: ObjectShape.Member) -> Int {
      member.nested?.members.count { names.contains($0.name) } ?? 0
    }
    guard let best = objects.max(by: { overlap($0) < overlap($1) }), overlap(best) > 0 else { return read }
    return best.schema
  }

  private static func isObject(_ member: ObjectShape.Member) -> Bool {
    member.nested != nil && member.types?.contains(.array) != true
  }
}
