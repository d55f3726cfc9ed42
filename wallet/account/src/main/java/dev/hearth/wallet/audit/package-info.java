/** The contract that pays auditors and draws keepers, beside an escrow whose claims it reads. */
package dev.hearth.wallet.audit;
