/**
 * The senses of the machine: reads {@link dev.hearth.node.policy.Signals} from whatever this
 * machine offers. {@link dev.hearth.node.signals.Senses} is the way in.
 */
package dev.hearth.node.signals;
