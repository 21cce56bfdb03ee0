import JSON

/// A value that was sent and the different one that was read, with what helps to explain the difference.
struct ValuePair {
  var sent: JSONValue
  var read: JSONValue
  /// What was stored before.
  var before: JSONValue?
  var traits: ValueTraits
  /// The member's name; `nil` for an array's item.
  var key: JSONString?
  /// What was sent beside it.
  var siblings: JSONObject?

  /// Both texts, where both are strings.
  var texts: (sent: String, read: String)? {
    if case (.string(let sent), .string(let read)) = (sent, read) { (sent.text, read.text) } else { nil }
  }

  /// Both as code points, where both are strings.
  var scalars: (sent: [Unicode.Scalar], read: [Unicode.Scalar])? {
    texts.map { (Array($0.sent.unicodeScalars), Array($0.read.unicodeScalars)) }
  }

  /// The format in lower case, empty where there is none.
  var format: String { traits.format?.lowercased() ?? "" }

  /// Both as numbers: at least one is a JSON number, or the schema says that a string holds one.
  var numbers: (sent: JSONNumber, read: JSONNumber)? {
    let isKnown = traits.isNumericString || DecimalText.formats.contains(format)
    guard isKnown || sent.number != nil || read.number != nil,
      let first = Self.number(sent), let second = Self.number(read)
    else { return nil }
    return (first, second)
  }

  private static func number(_ value: JSONValue) -> JSONNumber? {
    switch value {
    case .number(let number): number
    case .string(let string): DecimalText.number(string.text)
    default: nil
    }
  }

  /// The pair with another text sent.
  func sending(_ text: String) -> ValuePair {
    var pair = self
    pair.sent = .string(JSONString(text))
    return pair
  }
}

/// What a difference is put down to.
struct Explanation: Hashable {
  var kind: StateDifference.Kind
  var reason: String

  static func canonical(_ reason: String) -> Explanation { Explanation(kind: .canonical, reason: reason) }
  static func loss(_ reason: String) -> Explanation { Explanation(kind: .loss, reason: reason) }
}

/// A guess at what happened to a value; `nil` when it does not fit.
typealias Hypothesis = @Sendable (ValuePair) -> Explanation?

/// All guesses, the first that fits counts: the same value in another form, then what was lost, from the most specific
/// to the most general.
enum Hypotheses {
  static let canonicalForms: [Hypothesis] =
    TextForms.all + AddressForms.all + TimeForms.all + NumberForms.all + ReferenceForms.all

  static let losses: [Hypothesis] =
    ValueLosses.specific + TimeLosses.all + NumberLosses.all + EncodingLosses.all + TextLosses.all + ValueLosses.general

  /// What happened to a value that is not equal to what was sent; neither both objects nor both arrays.
  static func explain(_ pair: ValuePair) -> Explanation {
    if let explanation = first(canonicalForms, pair) { return explanation }
    let trimmed = pair.sent.string.map { TextForms.trimmed($0.text) }.flatMap { text in
      JSONString(text) == pair.sent.string ? nil : pair.sending(text)
    }
    if let trimmed, let explanation = first(canonicalForms, trimmed) {
      return .canonical("\(TextForms.trimReason), \(explanation.reason)")
    }
    return first(losses, pair) ?? trimmed.flatMap { first(losses, $0) } ?? .loss("another value")
  }

  private static func first(_ hypotheses: [Hypothesis], _ pair: ValuePair) -> Explanation? {
    for hypothesis in hypotheses {
      if let explanation = hypothesis(pair) { return explanation }
    }
    return nil
  }
}
