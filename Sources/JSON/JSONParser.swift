/// What a JSON text holds.
public struct JSONParsed: Sendable {
  /// The value.
  public let value: JSONValue
  /// Where a key stood more than once in its object, once for each repetition; the last one's value counts.
  public let duplicateKeys: [JSONPointer]
  /// Whether the text began with a byte order mark, which RFC 8259 §8.1 forbids to senders.
  public let hasByteOrderMark: Bool
}

/// Reads JSON texts into values, strictly as RFC 8259 has it: UTF-8, exact literals, no lone surrogates.
public struct JSONParser {
  /// Reads one JSON text.
  ///
  /// Throws what was found and what was expected, with line and column, when `bytes` are anything else than one JSON value
  /// in UTF-8, or nested more than `depthLimit` deep.
  public static func parse(_ bytes: [UInt8], depthLimit: Int = 512) throws(JSONError) -> JSONParsed {
    var builder = JSONValueBuilder()
    var failure: JSONError?
    bytes.withUnsafeBufferPointer { buffer in
      do throws(JSONError) {
        try JSONReader.read(buffer, depthLimit: depthLimit, into: &builder)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return JSONParsed(
      value: builder.value, duplicateKeys: builder.duplicateKeys,
      hasByteOrderMark: bytes.starts(with: [0xEF, 0xBB, 0xBF])
    )
  }

  /// Reads one JSON text.
  public static func parse(_ text: String, depthLimit: Int = 512) throws(JSONError) -> JSONParsed {
    try parse(Array(text.utf8), depthLimit: depthLimit)
  }
}

/// Builds a value out of a reader's events.
struct JSONValueBuilder: JSONEventHandler {
  private struct Frame {
    let isObject: Bool
    let firstValue: Int
    let firstKey: Int
  }

  private(set) var duplicateKeys: [JSONPointer] = []
  private var frames: [Frame] = []
  private var values: [JSONValue] = []
  private var keys: [JSONString] = []

  var value: JSONValue { values.first ?? .null }

  mutating func null(at position: JSONPosition) { values.append(.null) }

  mutating func bool(_ value: Bool, at position: JSONPosition) { values.append(.bool(value)) }

  mutating func number(_ literal: UnsafeBufferPointer<UInt8>, at position: JSONPosition) {
    values.append(.number(JSONNumber(grammatical: literal)))
  }

  mutating func string(_ text: UnsafeBufferPointer<UInt8>, at position: JSONPosition) {
    values.append(.string(JSONString(validUTF8: text)))
  }

  mutating func key(_ text: UnsafeBufferPointer<UInt8>, at position: JSONPosition) {
    keys.append(JSONString(validUTF8: text))
  }

  mutating func beginArray(at position: JSONPosition) { begin(isObject: false) }

  mutating func beginObject(at position: JSONPosition) { begin(isObject: true) }

  mutating func end() {
    guard let frame = frames.popLast() else { return }
    guard frame.isObject else {
      let array = Array(values[frame.firstValue...])
      values.removeLast(array.count)
      values.append(.array(array))
      return
    }
    var members: [JSONObject.Member] = []
    members.reserveCapacity(values.count - frame.firstValue)
    for (key, value) in zip(frame.firstKey..<keys.count, frame.firstValue..<values.count) {
      members.append(JSONObject.Member(key: keys[key], value: values[value]))
    }
    let object = JSONObject(members)
    if object.count < members.count {
      var seen: Set<JSONString> = []
      let place = pointer(before: frame)
      duplicateKeys += members.filter { !seen.insert($0.key).inserted }.map { place.appending($0.key) }
    }
    values.removeLast(members.count)
    keys.removeLast(members.count)
    values.append(.object(object))
  }

  private mutating func begin(isObject: Bool) {
    frames.append(Frame(isObject: isObject, firstValue: values.count, firstKey: keys.count))
  }

  /// The pointer to the array or object of `ended`, whose frame was just taken off.
  private func pointer(before ended: Frame) -> JSONPointer {
    var pointer = JSONPointer()
    for (frame, inner) in zip(frames, frames.dropFirst() + [ended]) {
      pointer =
        frame.isObject
        ? pointer.appending(keys[inner.firstKey - 1]) : pointer.appending(inner.firstValue - frame.firstValue)
    }
    return pointer
  }
}
