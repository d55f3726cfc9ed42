/**
 * The submitter of jobs: prepares and pays for them, leases their shards, audits, settles, and
 * makes the next round's weights. What a provider may rely on:
 *
 * <ul>
 *   <li>A bid is held while there is no work, for at most {@link
 *       dev.hearth.node.submit.Submitter#HOLD}; then the answer is NO_WORK: bid again.
 *   <li>A peer with a lease it has not committed to gets the same grant when it bids again, so a
 *       grant lost on the way, or by a restart, is not lost.
 *   <li>A commitment is answered once it is judged, however long its audit takes. The same bytes
 *       may be sent again at any time, also after the job, and have the same answer; sending them
 *       again lets go of the earlier question.
 *   <li>MISSING_UPDATE means that the update is not here (yet): serve it and send again.
 *   <li>A job that is stopped or has failed grants nothing more, and judges and pays what was
 *       leased before all the same.
 *   <li>A lease is given to another when its deadline passes without a commitment.
 * </ul>
 *
 * <p>Everything that decides is a pure function of what is stored ({@code RoundBoard}, {@code
 * Books}, {@code Allotment}, {@code AuditLottery}), so a submitter killed at any moment goes on to
 * the same bits and the same books.
 */
package dev.hearth.node.submit;
