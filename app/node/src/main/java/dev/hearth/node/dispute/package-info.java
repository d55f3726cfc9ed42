/**
 * Disputes with strangers: a litigant plays one side, off chain while both are willing and on chain
 * from wherever that ends (verifier's docs/dispute.md, On chain and off). What it needs to go on
 * after a restart is on the chain and, of what was played beside it, in a folder of its own.
 */
package dev.hearth.node.dispute;
