import Documents
import JSON
import JSONSchema

extension PayloadGenerator {
  /// The invalid payloads that differ from `base` in one respect, and break one constraint: the type, the presence of
  /// a required property, each bound, `enum`, `const`, `pattern`, `format`, `null`, `uniqueItems`, a forbidden
  /// property, `oneOf` and `anyOf` by none and by several.
  ///
  /// `base` must be valid. Where one keyword cannot be broken without another, the payload breaks both. The same limits
  /// as for `positives` hold.
  public func negatives(from base: JSONValue, salt: UInt64) -> [Variation] {
    negativeSet(from: base, salt: salt).variations
  }

  /// The same, with the constraints that no variation could be made for.
  public func negativeSet(from base: JSONValue, salt: UInt64) -> VariationSet {
    VariationSet()
  }
}
