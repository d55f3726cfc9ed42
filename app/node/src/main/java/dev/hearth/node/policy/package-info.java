/**
 * When the machine may work: a pure function from what the machine and its owner are doing and from
 * the owner's rules to a decision with its reason. No clock, no I/O; the same signals and rules
 * give the same decision, so a rule can be tried on signals of last week.
 */
package dev.hearth.node.policy;
