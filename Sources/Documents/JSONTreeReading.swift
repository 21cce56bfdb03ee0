import JSON

/// JSON texts become trees as they are read.
extension TreeBuilder: JSONEventHandler {
  mutating func null(at position: JSONPosition) { word("null", at: position) }

  mutating func bool(_ value: Bool, at position: JSONPosition) { word(value ? "true" : "false", at: position) }

  mutating func number(_ literal: UnsafeBufferPointer<UInt8>, at position: JSONPosition) {
    scalar(literal, isPlain: true, line: position.line, column: position.column)
  }

  mutating func string(_ text: UnsafeBufferPointer<UInt8>, at position: JSONPosition) {
    scalar(text, isPlain: false, line: position.line, column: position.column)
  }

  mutating func key(_ text: UnsafeBufferPointer<UInt8>, at position: JSONPosition) {
    scalar(text, isPlain: false, line: position.line, column: position.column)
  }

  mutating func beginArray(at position: JSONPosition) {
    begin(.sequence, line: position.line, column: position.column)
  }

  mutating func beginObject(at position: JSONPosition) {
    begin(.mapping, line: position.line, column: position.column)
  }

  mutating func end() { endCollection() }

  private mutating func word(_ word: StaticString, at position: JSONPosition) {
    let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    scalar(bytes, isPlain: true, line: position.line, column: position.column)
  }
}
