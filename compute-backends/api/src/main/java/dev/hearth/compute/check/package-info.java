/** Compares devices with the reference, word by word, on inputs that have told devices apart. */
package dev.hearth.compute.check;
