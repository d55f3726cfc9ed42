package dev.hearth.node.store;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.PotTerms;

/**
 * The pot that this node opens for the audits of a job of its own.
 *
 * @param chain the number of the chain that contract and escrow are on
 * @param contract that pays auditors
 * @param money it begins with
 * @param payer whose money it is, and who gets back what is left
 * @param sponsor the account of this machine that opens it, and is given what is left
 * @param returned what was sent back
 */
public record OwnPot(
    Hash job,
    long chain,
    Address contract,
    Address escrow,
    PotTerms terms,
    Wei money,
    Address payer,
    Address sponsor,
    Phase phase,
    Wei returned) {

  /** In the order a pot goes through them. */
  public enum Phase {
    /** Its job's deposit is not known to be there; nothing was paid for it. */
    AGREED,
    /** Its money is on the way; whether it arrives is not known. */
    WANTED,
    /** Its money is here. */
    PAID,
    /** Its job was over first; its money goes back. */
    REFUSED,
    OPEN,
    /** What was left of it is given back, which the chain may show later. */
    EMPTIED,
    /** What was left was sent back. */
    OVER
  }

  public OwnPot in(Phase next) {
    return new OwnPot(job, chain, contract, escrow, terms, money, payer, sponsor, next, returned);
  }

  public OwnPot over(Wei sentBack) {
    return new OwnPot(
        job, chain, contract, escrow, terms, money, payer, sponsor, Phase.OVER, sentBack);
  }
}
