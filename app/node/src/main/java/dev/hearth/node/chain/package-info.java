/** The chain as provider and submitter need it: is the money there, and pay me what is promised. */
package dev.hearth.node.chain;
