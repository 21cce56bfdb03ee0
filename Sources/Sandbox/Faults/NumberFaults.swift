import JSON

extension Fault {
  /// Numbers that come back other than they were sent.
  static let numbers: [Fault] = [
    number("float32", "Fractions are kept with 32 bits.", "a number of more than 7 digits", need: .fraction) { number in
      guard !number.isInteger else { return nil }
      return JSONNumber(literal: "\(Double(Float(number.double)))")
    },
    number("round-numbers", "Fractions are rounded to two decimals.", "a number of more decimals", need: .fraction) {
      number in
      guard !number.isInteger, abs(number.double) < 1e12 else { return nil }
      let hundredths = Int((number.double * 100).rounded())
      let digits = String(abs(hundredths % 100))
      let sign = hundredths < 0 ? "-" : ""
      return JSONNumber(
        literal: "\(sign)\(abs(hundredths / 100)).\(String(repeating: "0", count: 2 - digits.count))\(digits)")
    },
    number("drop-fraction", "Digits after the point are dropped.", "a number with a fraction", need: .fraction) {
      number in
      guard !number.isInteger, abs(number.double) < 1e15 else { return nil }
      return JSONNumber(Int(number.double))
    },
    number("drop-sign", "Numbers lose their minus sign.", "a number below zero", need: .negative) { number in
      number < JSONNumber(0) ? number.negated : nil
    },
    number("double-integers", "Integers beyond 2^53 lose their last digits.", "such an integer", need: .integerBeyond53)
    {
      number in
      guard number.isInteger, let integer = number.int, integer.magnitude > 1 << 53,
        let rounded = Int(exactly: Double(integer))
      else { return nil }
      return JSONNumber(rounded)
    },
    number("int32-overflow", "Integers beyond 2^31 wrap around.", "such an integer", need: .integerBeyond31) { number in
      guard number.isInteger, let integer = number.int else { return nil }
      let wrapped = Int(Int32(truncatingIfNeeded: integer))
      return wrapped == integer ? nil : JSONNumber(Int(wrapped.magnitude))
    },
    number(
      "int32-saturate", "Integers beyond 2^31 become the greatest that 32 bits hold.", "such an integer",
      need: .integerBeyond31
    ) {
      number in
      guard number.isInteger, let integer = number.int, integer > Int(Int32.max) else { return nil }
      return JSONNumber(Int(Int32.max))
    },
  ]

  private static func number(
    _ id: String, _ description: String, _ trigger: String, need: FaultNeed,
    _ transform: @escaping @Sendable (JSONNumber) -> JSONNumber?
  ) -> Fault {
    Fault(id, .numbers, description, trigger: "an update that sends \(trigger)", needs: [.update, need]) {
      FaultHooks(assign: { record, change in FaultSubject.numbers(record, change, transform) })
    }
  }
}
