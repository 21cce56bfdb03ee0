/// RFC 3492.
enum Punycode {
  /// The code points of a label without its `xn--`; `nil` when it is not Punycode.
  static func decode(_ label: Substring) -> [Unicode.Scalar]? {
    let bytes = Array(label.utf8)
    guard !bytes.isEmpty else { return nil }
    let delimiter = bytes.lastIndex(of: UInt8(ascii: "-"))
    var output: [Unicode.Scalar] = bytes[..<(delimiter ?? 0)].map { Unicode.Scalar($0) }
    var rest = bytes[(delimiter.map { $0 + 1 } ?? 0)...]
    var code = 128
    var position = 0
    var bias = 72
    while !rest.isEmpty {
      let start = position
      var weight = 1
      var threshold = 36
      while true {
        guard let byte = rest.popFirst(), let digit = digit(byte) else { return nil }
        position += digit * weight
        guard position < 0x7FFF_FFFF else { return nil }
        let limit = threshold <= bias ? 1 : min(26, threshold - bias)
        if digit < limit { break }
        weight *= 36 - limit
        guard weight < 0x7FFF_FFFF else { return nil }
        threshold += 36
      }
      let count = output.count + 1
      bias = adapted(position - start, count: count, isFirst: start == 0)
      code += position / count
      position %= count
      guard code >= 128, let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
      output.insert(scalar, at: position)
      position += 1
    }
    return output
  }

  /// The label's code points in ASCII, without `xn--`; `nil` when they are too many to encode.
  static func encode(_ label: [Unicode.Scalar]) -> String? {
    var output = String(String.UnicodeScalarView(label.filter(\.isASCII)))
    let basic = output.utf8.count
    if basic > 0 { output += "-" }
    var done = basic
    var code: UInt32 = 128
    var delta = 0
    var bias = 72
    while done < label.count {
      guard let next = label.lazy.map(\.value).filter({ $0 >= code }).min() else { return nil }
      delta += Int(next - code) * (done + 1)
      guard delta < 0x7FFF_FFFF else { return nil }
      code = next
      for scalar in label {
        if scalar.value < code { delta += 1 }
        guard scalar.value == code else { continue }
        append(delta, bias: bias, to: &output)
        bias = adapted(delta, count: done + 1, isFirst: done == basic)
        delta = 0
        done += 1
      }
      delta += 1
      code += 1
    }
    return output
  }

  private static func append(_ delta: Int, bias: Int, to output: inout String) {
    var rest = delta
    var threshold = 36
    while true {
      let limit = threshold <= bias ? 1 : min(26, threshold - bias)
      if rest < limit { break }
      output.unicodeScalars.append(character(limit + (rest - limit) % (36 - limit)))
      rest = (rest - limit) / (36 - limit)
      threshold += 36
    }
    output.unicodeScalars.append(character(rest))
  }

  private static func character(_ digit: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(digit < 26 ? 0x61 + digit : 0x30 + digit - 26))
  }

  private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var threshold = 0
    while delta > 455 {
      delta /= 35
      threshold += 36
    }
    return threshold + 36 * delta / (delta + 38)
  }

  private static func digit(_ byte: UInt8) -> Int? {
    if ASCII.isDigit(byte) { return Int(byte) - 0x30 + 26 }
    if ASCII.isLetter(byte) { return Int(byte | 0x20) - 0x61 }
    return nil
  }
}
