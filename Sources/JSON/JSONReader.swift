/// Reads one JSON text (RFC 8259, strictly) and tells a handler what is in it, without building anything itself.
///
/// It is generic and inlinable so that each handler gets a reader of its own, without dynamic calls.
public struct JSONReader: ~Copyable {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
  @usableFromInline let depthLimit: Int
  @usableFromInline var offset = 0
  @usableFromInline var line = 1
  /// What to take from an offset to have its column: the start of the line, less one, more the bytes that only continue
  /// a code point.
  @usableFromInline var columnBase = -1
  /// A string's text, when it has escapes.
  @usableFromInline var scratch: [UInt8] = []

  @usableFromInline
  enum State { case value, firstElement, firstMember, member, afterValue }

  @usableFromInline
  init(bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  /// Reads `bytes`, which must be UTF-8 (after a byte order mark, if any), to the end.
  ///
  /// Throws at the first byte that is not JSON, and when arrays and objects are nested more than `depthLimit` deep; the
  /// handler was then told what came before.
  @inlinable
  public static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int = 512, into handler: inout some JSONEventHandler
  ) throws(JSONError) {
    var reader = JSONReader(bytes: bytes, depthLimit: depthLimit)
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      reader.offset = 3
      reader.columnBase = 2
    }
    try reader.read(into: &handler)
  }

  /// The next byte; 0 at the end, which is nowhere JSON.
  @inlinable
  var byte: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  @inlinable
  var position: JSONPosition { JSONPosition(line: line, column: offset - columnBase, offset: offset) }

  @inlinable
  mutating func skipBlanks() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x09: break
      case 0x0A:
        line += 1
        columnBase = offset
      case 0x0D:
        // A line break of its own, unless a line feed follows and counts.
        if offset + 1 == bytes.count || bytes[offset + 1] != 0x0A {
          line += 1
          columnBase = offset
        }
      default: return
      }
      offset += 1
    }
  }

  @inlinable
  mutating func read(into handler: inout some JSONEventHandler) throws(JSONError) {
    /// For each open array or object, whether it is an object.
    var open: [Bool] = []
    var state = State.value
    while true {
      skipBlanks()
      switch state {
      case .firstElement where byte == 0x5D, .firstMember where byte == 0x7D:
        offset += 1
        open.removeLast()
        handler.end()
        state = .afterValue
      case .firstMember, .member:
        try readKey(isFirst: state == .firstMember, into: &handler)
        state = .value
      case .value, .firstElement:
        let start = position
        switch byte {
        case 0x7B, 0x5B:
          guard open.count < depthLimit else { throw tooDeep() }
          let isObject = byte == 0x7B
          offset += 1
          open.append(isObject)
          if isObject { handler.beginObject(at: start) } else { handler.beginArray(at: start) }
          state = isObject ? .firstMember : .firstElement
          continue
        case 0x22:
          let text = try readString()
          if let text {
            handler.string(text, at: start)
          } else {
            scratch.withUnsafeBufferPointer { handler.string($0, at: start) }
          }
        case 0x2D, 0x30...0x39:
          handler.number(try readNumber(), at: start)
        case 0x74 where hasWord("true"): handler.bool(true, at: start)
        case 0x66 where hasWord("false"): handler.bool(false, at: start)
        case 0x6E where hasWord("null"): handler.null(at: start)
        default: throw notAValue(isElement: open.last == false, isFirst: state == .firstElement)
        }
        state = .afterValue
      case .afterValue:
        guard let isObject = open.last else {
          guard offset == bytes.count else { throw afterTheEnd() }
          return
        }
        switch byte {
        case 0x2C:
          offset += 1
          state = isObject ? .member : .value
        case 0x7D where isObject, 0x5D where !isObject:
          offset += 1
          open.removeLast()
          handler.end()
        default: throw notASeparator(isObject: isObject)
        }
      }
    }
  }

  @inlinable
  mutating func readKey(isFirst: Bool, into handler: inout some JSONEventHandler) throws(JSONError) {
    guard byte == 0x22 else { throw notAKey(isFirst: isFirst) }
    let start = position
    let text = try readString()
    if let text {
      handler.key(text, at: start)
    } else {
      scratch.withUnsafeBufferPointer { handler.key($0, at: start) }
    }
    skipBlanks()
    guard byte == 0x3A else { throw expected("`:` after the key") }
    offset += 1
  }

  /// Steps over `word` if it comes next and ends there.
  @inlinable
  mutating func hasWord(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count - offset >= count else { return false }
    for index in 0..<count where bytes[offset + index] != word.utf8Start[index] { return false }
    if offset + count < bytes.count, Self.isWordByte(bytes[offset + count]) { return false }
    offset += count
    return true
  }

  @usableFromInline
  static func isWordByte(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x5F || byte >= 0x80
  }
}
