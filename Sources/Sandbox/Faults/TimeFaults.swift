import JSON

extension Fault {
  /// Times that come back as other times.
  static let times: [Fault] = [
    time("drop-offset", "The offset of a time is replaced by Z, the digits stay.", "a time with an offset other than Z")
    {
      text in
      guard text.count > 19, let sign = text.dropFirst(19).lastIndex(where: { $0 == "+" || $0 == "-" }) else {
        return text
      }
      return text[..<sign] + "Z"
    },
    time("drop-second-fraction", "Fractions of a second are dropped.", "a time with a fraction of a second") { text in
      guard let point = text.firstIndex(of: ".") else { return text }
      let rest = text[text.index(after: point)...].drop { $0.isNumber }
      return String(text[..<point]) + rest
    },
    time("one-day-late", "Times are stored one day late.", "a time before the 28th of a month") { text in
      guard text.count > 10, let day = Int(text.dropFirst(8).prefix(2)), day < 28 else { return text }
      let digits = String(day + 1)
      return text.prefix(8) + (digits.count == 1 ? "0" + digits : digits) + text.dropFirst(10)
    },
  ]

  private static func time(
    _ id: String, _ description: String, _ trigger: String, _ transform: @escaping @Sendable (String) -> String
  ) -> Fault {
    Fault(id, .times, description, trigger: "an update that sends \(trigger)", needs: [.update, .dateTime]) {
      FaultHooks(assign: { record, change in
        FaultSubject.mapping(record, change) { member, value in
          guard member.format == "date-time", case .string(let text) = value else { return value }
          return .string(JSONString(transform(text.text)))
        }
      })
    }
  }
}
