/// A JSON object: members in the order they were written, each key once.
///
/// Equality and hash ignore the order. Looking up takes constant time, also among thousands of members.
public struct JSONObject: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// A key and its value.
  public struct Member: Hashable, Sendable {
    /// The key.
    public var key: JSONString
    /// The value.
    public var value: JSONValue

    /// Makes a member.
    public init(key: JSONString, value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// Up to this many members are searched one by one.
  private static let scanLimit = 16

  /// The members in order; no key is there twice.
  public private(set) var members: [Member]
  /// Where each key stands in `members`; empty while there are few.
  private var index: [JSONString: Int] = [:]

  /// Makes an object; of members with one key the last one's value counts, at the first one's place.
  public init(_ members: [Member] = []) {
    self.members = members
    if let firstRepeated = Self.firstRepeated(members) {
      self.members = Array(members[..<firstRepeated])
      buildIndex()
      for member in members[firstRepeated...] { self[member.key] = member.value }
    } else {
      buildIndex()
    }
  }

  /// Makes an object from a literal.
  public init(dictionaryLiteral elements: (JSONString, JSONValue)...) {
    self.init(elements.map { Member(key: $0.0, value: $0.1) })
  }

  /// How many members there are.
  public var count: Int { members.count }

  /// Whether there are none.
  public var isEmpty: Bool { members.isEmpty }

  /// The keys in order.
  public var keys: [JSONString] { members.map(\.key) }

  /// The value of `key`; setting keeps the member's place or appends it, setting nil removes it.
  public subscript(key: JSONString) -> JSONValue? {
    get { position(of: key).map { members[$0].value } }
    set {
      switch (position(of: key), newValue) {
      case (let position?, let value?): members[position].value = value
      case (let position?, nil): remove(at: position)
      case (nil, let value?): append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Whether both have the same keys with equal values, in any order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    guard left.count == right.count else { return false }
    for (position, (member, other)) in zip(left.members, right.members).enumerated() {
      guard member.key == other.key else {
        // From here on the order differs. What was compared is not compared again, which would double at each level.
        return left.members[position...].allSatisfy { right[$0.key] == $0.value }
      }
      guard member.value == other.value else { return false }
    }
    return true
  }

  /// Hashes the members whatever their order.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for member in members { sum &+= member.hashValue }
    hasher.combine(sum)
  }

  /// Where `key` stands in `members`.
  func position(of key: JSONString) -> Int? {
    members.count > Self.scanLimit ? index[key] : members.firstIndex { $0.key == key }
  }

  private mutating func append(_ member: Member) {
    members.append(member)
    if members.count == Self.scanLimit + 1 {
      buildIndex()
    } else if members.count > Self.scanLimit {
      index[member.key] = members.count - 1
    }
  }

  private mutating func remove(at position: Int) {
    let key = members.remove(at: position).key
    guard !index.isEmpty else { return }
    if members.count <= Self.scanLimit {
      index = [:]
    } else {
      index[key] = nil
      for later in position..<members.count { index[members[later].key] = later }
    }
  }

  private mutating func buildIndex() {
    guard members.count > Self.scanLimit else { return }
    index.reserveCapacity(members.count)
    for (position, member) in members.enumerated() { index[member.key] = position }
  }

  /// Where the first key that came before comes again.
  private static func firstRepeated(_ members: [Member]) -> Int? {
    guard members.count > scanLimit else {
      return members.indices.first { later in
        members[..<later].contains { $0.key == members[later].key }
      }
    }
    var seen = Set<JSONString>(minimumCapacity: members.count)
    return members.firstIndex { !seen.insert($0.key).inserted }
  }
}
