import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'

type Factory = ReturnType<typeof SerializerSelector>
type Serializer = ReturnType<ReturnType<Factory>>

/**
 * The framework's own serializers of answers, each made when its first answer is sent, and one for all equal schemas.
 * Made at the start, every one of the some thousand would read every shared schema again: most of the time until ready.
 */
export function lazySerializers(): Factory {
  const factory = SerializerSelector()
  return (externalSchemas, options) => {
    const compile = factory(externalSchemas, options)
    const made = new Map<string, Serializer>()
    return (route) => {
      const key = JSON.stringify(route.schema)
      return (answer) => {
        let serialize = made.get(key)
        if (!serialize) {
          serialize = compile(route)
          made.set(key, serialize)
        }
        return serialize(answer)
      }
    }
  }
}
