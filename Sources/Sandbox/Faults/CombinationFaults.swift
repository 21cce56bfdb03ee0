import JSON

extension Fault {
  /// Bugs that show only when several things meet, which no constraint of a document asks for.
  static let combinations: [Fault] = [
    Fault(
      "lose-two-absent", .combinations,
      "An update that leaves out exactly two of four or more optional members is acknowledged, but not stored.",
      trigger: "an update without exactly two of the optional members", needs: [.update, .fourOptional]
    ) {
      FaultHooks(store: { record, change in
        let optional = change.written?.members.filter { !$0.required && !$0.readOnly && !$0.writeOnly } ?? []
        let absent = optional.count { change.received[$0.name] == nil }
        return optional.count >= 4 && absent == 2 ? Optional<JSONValue>.none : record
      })
    },
    Fault(
      "drop-at-block-end", .combinations,
      "A text with a quotation mark or backslash loses its last character when it fills blocks of 16 bytes exactly.",
      trigger: "an update with such a text whose UTF-8 form is a multiple of 16 bytes long",
      needs: [.update, .textLonger(than: 64)]
    ) {
      FaultHooks(assign: { record, change in
        FaultSubject.texts(record, change) { text in
          guard !text.isEmpty, text.utf8.count % 16 == 0, text.contains(where: { "\"'\\".contains($0) }) else {
            return text
          }
          return String(String.UnicodeScalarView(text.unicodeScalars.dropLast()))
        }
      })
    },
  ]
}
