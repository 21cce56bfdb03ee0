import Documents

/// What stands between two slashes of a path template: literals and placeholders, alternating.
struct PathSegment: Hashable, Sendable {
  enum Piece: Hashable, Sendable {
    /// Percent-decoded text.
    case literal([UInt8])
    case parameter(String)
  }

  var pieces: [Piece] = []

  /// The template's parts cut at their slashes.
  static func segments(of parts: [PathTemplate.Part]) -> [PathSegment] {
    var segments = [PathSegment()]
    for part in parts {
      switch part {
      case .parameter(let name):
        segments[segments.count - 1].pieces.append(.parameter(name))
      case .literal(let text):
        let stretches = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        for (index, stretch) in stretches.enumerated() {
          if index > 0 { segments.append(PathSegment()) }
          guard !stretch.isEmpty else { continue }
          segments[segments.count - 1].pieces.append(.literal(PercentEncoding.decodedBytes(Substring(stretch))))
        }
      }
    }
    return segments
  }

  /// How concrete it is: 0 for text alone, 1 for text with placeholders, 2 for placeholders alone.
  var generality: Int {
    var hasLiteral = pieces.isEmpty
    var hasParameter = false
    for piece in pieces {
      switch piece {
      case .literal: hasLiteral = true
      case .parameter: hasParameter = true
      }
    }
    return hasParameter ? (hasLiteral ? 1 : 2) : 0
  }

  /// The number of bytes of text in it.
  var literalLength: Int {
    pieces.reduce(0) { sum, piece in
      if case .literal(let bytes) = piece { sum + bytes.count } else { sum }
    }
  }

  /// Whether `text` fits, with the placeholders' values added to `values`.
  ///
  /// Works from the end with each literal at its last possible position: never looks at a byte twice for one piece.
  func matches(_ text: [UInt8], into values: inout [String: String]) -> Bool {
    var start = 0
    var end = text.count
    var rest = pieces[...]
    if case .literal(let bytes)? = rest.first {
      guard text.starts(with: bytes) else { return false }
      start = bytes.count
      rest.removeFirst()
    }
    var pending: String?
    for piece in rest.reversed() {
      switch (piece, pending) {
      case (.parameter(let name), nil):
        pending = name
      case (.parameter(let name), let waiting?):
        // Two placeholders side by side: the second takes one byte.
        guard end > start else { return false }
        values[waiting] = String(decoding: text[(end - 1)..<end], as: UTF8.self)
        end -= 1
        pending = name
      case (.literal(let bytes), nil):
        guard end - bytes.count >= start, text[(end - bytes.count)..<end].elementsEqual(bytes) else { return false }
        end -= bytes.count
      case (.literal(let bytes), let waiting?):
        let last = stride(from: end - 1 - bytes.count, through: start, by: -1).first { position in
          text[position..<(position + bytes.count)].elementsEqual(bytes)
        }
        guard let last else { return false }
        values[waiting] = String(decoding: text[(last + bytes.count)..<end], as: UTF8.self)
        end = last
        pending = nil
      }
    }
    guard let name = pending else { return end == start }
    guard end > start else { return false }
    values[name] = String(decoding: text[start..<end], as: UTF8.self)
    return true
  }
}
