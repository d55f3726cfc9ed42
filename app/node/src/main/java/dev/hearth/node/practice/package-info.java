/**
 * The practice network: a chain of one's own with free money, a submitter and a few providers, each
 * a node of its own that talks to the others over loopback, and cheaters planted among them. What
 * happens on it is what happens on a real one; only the money is play money.
 */
package dev.hearth.node.practice;
