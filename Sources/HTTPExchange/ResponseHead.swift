/// The status and header fields of a response, collected line by line as they come.
struct ResponseHead {
  private(set) var status = 0
  private(set) var fields: [HTTPField] = []
  /// Whether the empty line after the fields has come.
  private(set) var isComplete = false

  /// Takes one line with its line end. A new status line begins anew, which drops informational responses; lines after
  /// the head are trailer fields and are dropped.
  mutating func take(_ line: UnsafeRawBufferPointer) {
    if line.starts(with: "HTTP/".utf8), status < 200 || !isComplete {
      status = Self.status(of: line)
      fields.removeAll(keepingCapacity: true)
      isComplete = false
      return
    }
    if isComplete { return }
    let content = Self.trimmed(line[...])
    if content.isEmpty {
      isComplete = true
    } else if line[0] == 0x20 || line[0] == 0x09, let last = fields.popLast() {
      fields.append(HTTPField(last.name, last.value + " " + String(decoding: content, as: UTF8.self)))
    } else if let colon = content.firstIndex(of: 0x3A) {
      fields.append(
        HTTPField(
          String(decoding: content[..<colon], as: UTF8.self),
          String(decoding: Self.trimmed(content[content.index(after: colon)...]), as: UTF8.self)))
    }
  }

  /// The three digits after the first blank, 0 where there are none.
  private static func status(of line: UnsafeRawBufferPointer) -> Int {
    guard let blank = line.firstIndex(of: 0x20) else { return 0 }
    var status = 0
    for byte in line[line.index(after: blank)...].prefix(3) {
      guard (0x30...0x39).contains(byte) else { return 0 }
      status = status * 10 + Int(byte - 0x30)
    }
    return status
  }

  private static func trimmed(_ bytes: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
    var bytes = bytes
    while let last = bytes.last, isBlank(last) { bytes.removeLast() }
    while let first = bytes.first, isBlank(first) { bytes.removeFirst() }
    return bytes
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }
}
