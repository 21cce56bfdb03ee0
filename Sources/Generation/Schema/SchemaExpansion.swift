import JSON
import JSONSchema

/// Merges schemas that hold at once into an `EffectiveSchema`, taking one alternative wherever there are several.
struct SchemaExpansion {
  /// Orders the alternatives of a choice, best first; alternatives that it leaves out are never taken.
  typealias Ranking = (_ owner: SchemaID, _ keyword: String, _ alternatives: [SchemaID]) -> [Int]

  /// How many schemas may lead on to one another without stepping into the value; each takes room on the stack.
  private static let depthLimit = 500

  let table: SchemaTable
  private let decisions: [Int]
  private let ranking: Ranking
  private var result: EffectiveSchema
  private var visited: Set<SchemaID> = []
  private var depth = 0
  /// How many alternatives each choice had, in the order they came up.
  private var widths: [Int] = []

  /// Expands `schemas`; the choice that comes up n-th takes the alternative that ranks `decisions[n]`-th.
  static func expand(
    _ schemas: [SchemaID], in table: SchemaTable, decisions: [Int] = [], ranking: @escaping Ranking
  ) -> (schema: EffectiveSchema, widths: [Int]) {
    var expansion = SchemaExpansion(table: table, decisions: decisions, ranking: ranking)
    for id in schemas { expansion.visit(id) }
    expansion.followDiscriminators()
    expansion.result.findContradictions()
    return (expansion.result, expansion.widths)
  }

  private init(table: SchemaTable, decisions: [Int], ranking: @escaping Ranking) {
    self.table = table
    self.decisions = decisions
    self.ranking = ranking
    result = EffectiveSchema(table: table)
  }

  private mutating func visit(_ id: SchemaID) {
    guard visited.insert(id).inserted else { return }
    guard depth < Self.depthLimit else {
      result.fail(id, "$ref", "references and parts lead on through more than \(Self.depthLimit) schemas")
      return
    }
    depth += 1
    defer { depth -= 1 }
    result.merge(id)
    let keywords = table[id]
    if let target = keywords.reference { visit(target) }
    if let target = keywords.dynamicReference { visit(target) }
    for part in keywords.allOf { visit(part) }
    chooseAlternative("oneOf", keywords.oneOf, id)
    chooseAlternative("anyOf", keywords.anyOf, id)
    followCondition(keywords, id)
  }

  /// The rank to take at the next choice, or `nil` when no alternative may be taken.
  private mutating func decide(_ owner: SchemaID, _ keyword: String, _ alternatives: [SchemaID]) -> Int? {
    let order = ranking(owner, keyword, alternatives)
    guard !order.isEmpty else { return nil }
    let index = widths.count
    widths.append(order.count)
    let option = order[min(index < decisions.count ? decisions[index] : 0, order.count - 1)]
    result.choices.append(
      EffectiveSchema.Choice(owner: owner, keyword: keyword, option: option, count: alternatives.count))
    return option
  }

  private mutating func chooseAlternative(_ keyword: String, _ alternatives: [SchemaID], _ owner: SchemaID) {
    guard !alternatives.isEmpty else { return }
    guard let option = decide(owner, keyword, alternatives) else {
      result.fail(owner, keyword, "no alternative of `\(keyword)` can be satisfied")
      return
    }
    let chosen = alternatives[option]
    if let discriminator = table[owner].discriminator {
      if let value = Self.discriminatorValue(of: chosen, discriminator, in: table) {
        result.discriminated[discriminator.propertyName] = value
      }
    }
    if keyword == "oneOf" {
      let own = Set(Self.demands(of: chosen, in: table))
      for (index, rival) in alternatives.enumerated() where index != option {
        result.rivalNames.formUnion(Self.demands(of: rival, in: table).filter { !own.contains($0) })
      }
    }
    visit(chosen)
  }

  private mutating func followCondition(_ keywords: SchemaKeywords, _ id: SchemaID) {
    guard let condition = keywords.condition else { return }
    result.conditions.append(id)
    guard let option = decide(id, "if", [condition, keywords.elseSchema ?? id]) else { return }
    if option == 0 {
      visit(condition)
      if let consequence = keywords.thenSchema { visit(consequence) }
    } else if let alternative = keywords.elseSchema {
      visit(alternative)
    }
  }

  /// A discriminator without alternatives beside it: the schema's heirs name themselves in it.
  private mutating func followDiscriminators() {
    for id in result.sources {
      let keywords = table[id]
      guard let discriminator = keywords.discriminator, keywords.oneOf.isEmpty, keywords.anyOf.isEmpty else { continue }
      let property = discriminator.propertyName
      guard result.discriminated[property] == nil else { continue }
      if let own = discriminator.mapping.first(where: { $0.schema != id && visited.contains($0.schema) }) {
        result.discriminated[property] = own.value
      } else if !discriminator.mapping.isEmpty {
        let heirs = discriminator.mapping.map(\.schema)
        guard let option = decide(id, "discriminator", heirs) else { continue }
        result.discriminated[property] = discriminator.mapping[option].value
        visit(heirs[option])
      } else if let name = result.sources.compactMap({ Self.componentName(of: $0, in: table) }).first {
        result.discriminated[property] = name
      }
    }
  }

  /// The value of `discriminator` that stands for `alternative`: the mapping's, else the schema's name.
  static func discriminatorValue(
    of alternative: SchemaID, _ discriminator: SchemaKeywords.Discriminator, in table: SchemaTable
  ) -> JSONString? {
    let target = table[alternative].reference ?? alternative
    if let entry = discriminator.mapping.first(where: { $0.schema == alternative || $0.schema == target }) {
      return entry.value
    }
    if let reference = table[alternative].node["$ref"]?.string, let name = reference.split(separator: "/").last {
      return JSONString(String(name))
    }
    return componentName(of: target, in: table)
  }

  /// The name under which `id` stands in `components/schemas`, `definitions` or `$defs`.
  private static func componentName(of id: SchemaID, in table: SchemaTable) -> JSONString? {
    let tokens = table[id].node.pointer.tokens
    guard tokens.count >= 2, let name = tokens.last else { return nil }
    return ["schemas", "definitions", "$defs"].contains(tokens[tokens.count - 2].text) ? name : nil
  }

  /// The properties that `id` requires, its references and parts included.
  private static func demands(of id: SchemaID, in table: SchemaTable) -> [JSONString] {
    var names: [JSONString] = []
    var seen: Set<SchemaID> = []
    var queue = [id]
    while let next = queue.popLast() {
      guard seen.insert(next).inserted else { continue }
      let keywords = table[next]
      names += keywords.required
      queue += keywords.allOf
      if let reference = keywords.reference { queue.append(reference) }
    }
    return names
  }
}
