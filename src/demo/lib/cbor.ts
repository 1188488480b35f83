type Cbor = number | string | boolean | null | Uint8Array<ArrayBuffer> | Cbor[] | Map<Cbor, Cbor>

/**
 * Decodes the part of CBOR (RFC 8949) that authenticators write: integers, byte strings, text, arrays, maps, booleans, and
 * null. Throws a TypeError for anything else.
 */
export function decodeCbor(bytes: Uint8Array<ArrayBuffer>): Cbor {
  return readItem({ bytes, position: 0 })
}

type Reader = { bytes: Uint8Array<ArrayBuffer>; position: number }

function readItem(reader: Reader): Cbor {
  const head = readBytes(reader, 1)[0] ?? 0
  const majorType = head >> 5
  if (majorType === 7) return readSimpleValue(head)
  const length = readLength(reader, head & 31)
  switch (majorType) {
    case 0:
      return length
    case 1:
      return -1 - length
    case 2:
      return readBytes(reader, length)
    case 3:
      return new TextDecoder().decode(readBytes(reader, length))
    case 4:
      return Array.from({ length }, () => readItem(reader))
    case 5:
      return new Map(Array.from({ length }, () => [readItem(reader), readItem(reader)] as const))
    default:
      throw new TypeError(`CBOR major type ${majorType} is not supported.`)
  }
}

function readLength(reader: Reader, info: number): number {
  if (info < 24) return info
  if (info > 26) throw new TypeError('CBOR lengths of 64 bits or of unknown size are not supported.')
  return readBytes(reader, 2 ** (info - 24)).reduce((length, byte) => length * 256 + byte, 0)
}

function readSimpleValue(head: number): Cbor {
  if (head === 0xf6) return null
  if (head === 0xf4 || head === 0xf5) return head === 0xf5
  throw new TypeError('CBOR simple values other than true, false, and null are not supported.')
}

function readBytes(reader: Reader, length: number): Uint8Array<ArrayBuffer> {
  const end = reader.position + length
  if (end > reader.bytes.length) throw new TypeError('The CBOR data ends too early.')
  const bytes = reader.bytes.slice(reader.position, end)
  reader.position = end
  return bytes
}
