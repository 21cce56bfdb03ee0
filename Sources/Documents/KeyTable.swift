/// Where the keys of one large mapping stand: a hash table with open addressing over the records of the keys.
struct KeyTable: Sendable {
  /// Mappings with up to this many members are searched one by one.
  static let scanLimit = 12

  /// 1 + the record of a key, or 0; the count is a power of two.
  private(set) var slots: [UInt32]

  init(members: Int) {
    var capacity = 32
    while capacity < members * 2 { capacity *= 2 }
    slots = Array(repeating: 0, count: capacity)
  }

  /// The record of the key for which `matches` is true, among those with `hash`.
  func find(hash: UInt64, _ matches: (UInt32) -> Bool) -> UInt32? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      if matches(slots[slot] - 1) { return slots[slot] - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Adds the key of record `index`, or puts it in the place of the key that matches and returns that one.
  mutating func insert(_ index: UInt32, hash: UInt64, _ matches: (UInt32) -> Bool) -> UInt32? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let present = slots[slot] - 1
      if matches(present) {
        slots[slot] = index + 1
        return present
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = index + 1
    return nil
  }

  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash ^ (hash >> 32)
  }
}
