/** The rules of the owner, a file each: the live signal, the objection, and what would end it. */
package dev.hearth.node.policy.rule;
