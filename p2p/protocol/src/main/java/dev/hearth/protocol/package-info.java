/**
 * What peers say to each other: values, canonical bytes, hashes, Merkle trees, keys and signed
 * records. Nothing here opens a socket, a file or a clock.
 */
package dev.hearth.protocol;
