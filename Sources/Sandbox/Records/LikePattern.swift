/// A pattern of SQL's `LIKE`: `%` stands for any text, also none, `_` for one code point, and a backslash before either
/// (or before itself) takes it literally. Letters are told apart by case.
struct LikePattern: Sendable {
  private enum Element: Hashable {
    case anyText
    case anyScalar
    case scalar(Unicode.Scalar)
  }

  private let elements: [Element]

  init(_ text: String) {
    var elements: [Element] = []
    var isEscaped = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\" where !isEscaped:
        isEscaped = true
        continue
      case "%" where !isEscaped: elements.append(.anyText)
      case "_" where !isEscaped: elements.append(.anyScalar)
      default: elements.append(.scalar(scalar))
      }
      isEscaped = false
    }
    if isEscaped { elements.append(.scalar("\\")) }
    self.elements = elements
  }

  /// Whether the whole of `text` is of this pattern. The time is at most the product of both lengths.
  func matches(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var (position, element) = (0, 0)
    var resume: (element: Int, position: Int)?
    while position < scalars.count {
      if element < elements.count, elements[element] == .anyText {
        element += 1
        resume = (element, position)
      } else if element < elements.count,
        elements[element] == .anyScalar || elements[element] == .scalar(scalars[position])
      {
        element += 1
        position += 1
      } else if let last = resume {
        element = last.element
        position = last.position + 1
        resume = (element, position)
      } else {
        return false
      }
    }
    return elements[element...].allSatisfy { $0 == .anyText }
  }
}
