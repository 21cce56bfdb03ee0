import JSON

extension Validator {
  /// All keywords of objects but `unevaluatedProperties`.
  mutating func checkObject(
    _ schema: CompiledSchema, _ object: JSONObject, _ value: JSONValue, _ parts: inout EvaluatedParts
  ) -> Bool {
    spend((object.count + schema.keywords.required.count) / 4)
    var valid = checkNames(schema, object)
    guard valid || isCollecting else { return false }
    valid = checkMembers(schema, object, &parts) && valid
    guard valid || isCollecting else { return false }
    for dependent in schema.keywords.dependentSchemas where object[dependent.name] != nil {
      valid = apply(dependent.schema, value, &parts) && valid
      guard valid || isCollecting else { return false }
    }
    if let names = schema.keywords.propertyNames {
      for member in object.members where !isNameValid(member.key, names) {
        valid = fail(
          schema, "propertyNames", "has the property name \(Excerpt.names([member.key])), which is not allowed")
        guard isCollecting else { return false }
      }
    }
    return valid
  }

  private mutating func isNameValid(_ name: JSONString, _ schema: SchemaID) -> Bool {
    let collecting = isCollecting
    isCollecting = false
    defer { isCollecting = collecting }
    return descend(schema, .string(name), name)
  }

  private mutating func checkNames(_ schema: CompiledSchema, _ object: JSONObject) -> Bool {
    var valid = true
    if let minimum = schema.keywords.minProperties, object.count < minimum {
      let count = Excerpt.count(object.count, "property", "properties")
      valid = fail(schema, "minProperties", "has \(count), at least \(minimum) required")
    }
    if let maximum = schema.keywords.maxProperties, object.count > maximum {
      let count = Excerpt.count(object.count, "property", "properties")
      valid = fail(schema, "maxProperties", "has \(count), at most \(maximum) allowed")
    }
    for name in schema.keywords.required where object[name] == nil && !exemptNames.contains(name) {
      valid = fail(schema, "required", "lacks the required property \(Excerpt.names([name]))")
      guard isCollecting else { return false }
    }
    for (present, required) in schema.keywords.dependentRequired where object[present] != nil {
      spend(required.count / 4)
      for name in required where object[name] == nil && !exemptNames.contains(name) {
        valid = fail(
          schema, "dependentRequired",
          "lacks the property \(Excerpt.names([name])), which \(Excerpt.names([present])) requires")
        guard isCollecting else { return false }
      }
    }
    return valid
  }

  private mutating func checkMembers(
    _ schema: CompiledSchema, _ object: JSONObject, _ parts: inout EvaluatedParts
  ) -> Bool {
    guard
      !schema.keywords.properties.isEmpty || schema.keywords.additionalProperties != nil
        || !schema.keywords.patternProperties.isEmpty
    else { return true }
    var valid = true
    var next = 0
    let members = object.members
    for index in members.indices {
      let member = members[index]
      var isDeclared = false
      if let found = schema.propertyIndex.find(member.key, in: schema.keywords.properties, next: &next) {
        isDeclared = true
        if !descend(schema.keywords.properties[found].schema, member.value, member.key) {
          valid = false
          guard isCollecting else { return false }
        }
      }
      for pattern in schema.keywords.patternProperties {
        guard let matches = matches(schema, "patternProperties", pattern.pattern, member.key) else {
          isDeclared = true
          continue
        }
        guard matches else { continue }
        isDeclared = true
        if !descend(pattern.schema, member.value, member.key) {
          valid = false
          guard isCollecting else { return false }
        }
      }
      if !isDeclared, let rest = schema.keywords.additionalProperties {
        isDeclared = true
        if !checkExtra(schema, "additionalProperties", rest, member) {
          valid = false
          guard isCollecting else { return false }
        }
      }
      if isDeclared { parts.insert(index) }
    }
    return valid
  }

  /// A property that only `additionalProperties` or `unevaluatedProperties` speaks of.
  mutating func checkExtra(
    _ schema: CompiledSchema, _ keyword: String, _ rest: SchemaID, _ member: JSONObject.Member
  ) -> Bool {
    guard table.entries[Int(rest.index)].keywords.boolean == false else {
      return descend(rest, member.value, member.key)
    }
    if isCollecting { path.append(member.key) }
    defer { if isCollecting { path.removeLast() } }
    return fail(schema, keyword, "is a property that the schema does not allow")
  }
}
