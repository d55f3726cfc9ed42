/**
 * Pay without the submitter's goodwill. A submitter opens claims when it pays for a job and names
 * keepers; a provider whose work no voucher covers in time has two of them keep what the work is
 * judged by, claims on chain, and is paid when nobody disproved the claim; whoever would pay for
 * false work replays what is claimed and challenges it. Disputes are fought out elsewhere ({@code
 * court}). The rules are the escrow's (wallet/contracts, decision 0004).
 */
package dev.hearth.node.claim;
