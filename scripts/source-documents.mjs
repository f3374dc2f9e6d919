import ts from 'typescript'

/**
 * Reads what the sources say about themselves: constants and the comments on them. Nothing is executed.
 */

/** @param {string} fileName @param {string} text */
export function parse(fileName, text) {
  return ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true)
}

/** The documentation comment on a node as one paragraph, `''` when there is none. */
export function commentOf(node) {
  const docs = ts.getJSDocCommentsAndTags(node).filter((doc) => ts.isJSDoc(doc))
  const comment = docs.at(-1)?.comment
  return (ts.getTextOfJSDocComment(comment) ?? '').replaceAll(/\s+/g, ' ').trim()
}

/** The value of a literal expression: strings, numbers, booleans, `null`, lists and objects of them. */
export function literalValue(node) {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return literalValue(node.expression)
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isNumericLiteral(node)) return Number(node.text.replaceAll('_', ''))
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false
  if (node.kind === ts.SyntaxKind.NullKeyword) return null
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(literalValue)
  if (ts.isObjectLiteralExpression(node))
    return Object.fromEntries(
      node.properties
        .filter(ts.isPropertyAssignment)
        .map((it) => [it.name.text, literalValue(it.initializer)]),
    )
  return undefined
}

/** Calls `visit` on every node below `node`. */
export function walk(node, visit) {
  visit(node)
  ts.forEachChild(node, (child) => walk(child, visit))
}

/**
 * Transition tables of a file: `export const xTransitions = { command: { from, to } } as const satisfies TransitionTable`.
 *
 * @returns {{ name: string, comment: string, moves: { command: string, from: string[], to: string, comment: string }[] }[]}
 */
export function transitionTables(source) {
  const tables = []
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const declaration of statement.declarationList.declarations) {
      const { initializer } = declaration
      if (!initializer || !ts.isSatisfiesExpression(initializer)) continue
      if (!initializer.type.getText().startsWith('TransitionTable')) continue
      let object = initializer.expression
      while (!ts.isObjectLiteralExpression(object)) object = object.expression
      const moves = object.properties.map((property) => {
        const { from, to } = literalValue(property.initializer) ?? {}
        if (!Array.isArray(from) || from.includes(undefined) || typeof to !== 'string')
          throw new Error(`${source.fileName}: ${property.name.getText()} must name its states literally`)
        return { command: property.name.text, from, to, comment: commentOf(property) }
      })
      tables.push({ name: declaration.name.getText(), comment: commentOf(statement), moves })
    }
  }
  return tables
}

export { ts }
