import Documents
import JSON
import JSONSchema

extension EffectiveSchema {
  /// Adds the keywords of the schema `id` that stand beside one another; alternatives are the expansion's matter.
  mutating func merge(_ id: SchemaID) {
    let keywords = table[id]
    sources.append(id)
    if keywords.boolean == false {
      fail(id, "", "the schema is `false`, which nothing conforms to")
    }
    if keywords.unresolved {
      fail(id, "$ref", "a reference leads nowhere, so that what the value must be is unknown")
    }
    mergeValues(keywords, id)
    mergeNumbers(keywords, id)
    mergeStrings(keywords, id)
    mergeArrays(keywords, id)
    mergeObjects(keywords, id)
    if let not = keywords.not { prohibitions.append(not) }
    readOnly = readOnly || keywords.readOnly
    writeOnly = writeOnly || keywords.writeOnly
    defaultValue = defaultValue ?? keywords.defaultValue
    examples += keywords.examples
  }

  private mutating func mergeValues(_ keywords: SchemaKeywords, _ id: SchemaID) {
    if let own = keywords.types {
      types = types.meeting(own)
      typeOwner = typeOwner ?? id
    }
    if let own = keywords.enumeration {
      if let other = enumeration {
        let both = Set(own)
        enumeration = Fact(value: other.value.filter { both.contains($0) }, owner: other.owner)
      } else {
        enumeration = Fact(value: own, owner: id)
      }
    }
    if let own = keywords.constant {
      if let other = constant, other.value != own { fail(id, "const", "two `const` ask for different values") }
      constant = Fact(value: own, owner: id)
    }
  }

  private mutating func mergeNumbers(_ keywords: SchemaKeywords, _ id: SchemaID) {
    minimum = Self.larger(minimum, keywords.minimum, id)
    exclusiveMinimum = Self.larger(exclusiveMinimum, keywords.exclusiveMinimum, id)
    maximum = Self.smaller(maximum, keywords.maximum, id)
    exclusiveMaximum = Self.smaller(exclusiveMaximum, keywords.exclusiveMaximum, id)
    if let own = keywords.multipleOf, !multiples.contains(where: { $0.value == own }) {
      multiples.append(Fact(value: own, owner: id))
    }
  }

  private mutating func mergeStrings(_ keywords: SchemaKeywords, _ id: SchemaID) {
    minLength = Self.larger(minLength, keywords.minLength, id)
    maxLength = Self.smaller(maxLength, keywords.maxLength, id)
    if let own = keywords.pattern, !patterns.contains(where: { $0.value.pattern.utf8.elementsEqual(own.pattern.utf8) })
    {
      patterns.append(Fact(value: own, owner: id))
    }
    if let own = keywords.format, !formats.contains(where: { $0.value == own }) {
      formats.append(Fact(value: own, owner: id))
    }
    contentMediaType = contentMediaType ?? keywords.contentMediaType
    contentSchema = contentSchema ?? keywords.contentSchema
    if let own = keywords.contentEncoding { contentEncoding = Fact(value: own, owner: id) }
  }

  private mutating func mergeArrays(_ keywords: SchemaKeywords, _ id: SchemaID) {
    minItems = Self.larger(minItems, keywords.minItems, id)
    maxItems = Self.smaller(maxItems, keywords.maxItems, id)
    if keywords.uniqueItems { uniqueItems = uniqueItems ?? id }
    if keywords.contains != nil { contains.append(id) }
  }

  private mutating func mergeObjects(_ keywords: SchemaKeywords, _ id: SchemaID) {
    minProperties = Self.larger(minProperties, keywords.minProperties, id)
    maxProperties = Self.smaller(maxProperties, keywords.maxProperties, id)
    for property in keywords.properties where !names.contains(property.name) { names.append(property.name) }
    for name in keywords.required where !requires(name) { required.append(Fact(value: name, owner: id)) }
    for dependency in keywords.dependentRequired {
      dependencies.append(Dependency(name: dependency.name, required: dependency.required, owner: id))
    }
    for dependency in keywords.dependentSchemas {
      dependentSchemas.append(Fact(value: dependency.schema, owner: id))
      dependentTriggers.append(dependency.name)
    }
    if let own = keywords.propertyNames { propertyNames.append(own) }
  }

  private static func larger<Value: Comparable>(_ known: Fact<Value>?, _ own: Value?, _ id: SchemaID) -> Fact<Value>? {
    guard let own else { return known }
    if let known, known.value >= own { return known }
    return Fact(value: own, owner: id)
  }

  private static func smaller<Value: Comparable>(_ known: Fact<Value>?, _ own: Value?, _ id: SchemaID) -> Fact<Value>? {
    guard let own else { return known }
    if let known, known.value <= own { return known }
    return Fact(value: own, owner: id)
  }

  /// Notes why nothing can conform; the first reason stays.
  mutating func fail(_ owner: SchemaID?, _ keyword: String, _ message: String) {
    guard contradiction == nil else { return }
    contradiction = GenerationFailure(place: place(of: keyword, in: owner), message: message)
  }
}

extension TypeSet {
  /// The types that both allow; an integer is a number.
  func meeting(_ other: TypeSet) -> TypeSet {
    var both = intersection(other)
    if contains(.integer) && other.contains(.number) || contains(.number) && other.contains(.integer) {
      both.insert(.integer)
    }
    return both
  }

  /// Whether `value` is of one of the types.
  func admits(_ value: JSONValue) -> Bool {
    switch value {
    case .null: contains(.null)
    case .bool: contains(.boolean)
    case .number(let number): contains(.number) || contains(.integer) && number.isInteger
    case .string: contains(.string)
    case .array: contains(.array)
    case .object: contains(.object)
    }
  }
}
