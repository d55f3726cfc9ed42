package dev.hearth.api;

import dev.hearth.protocol.Wei;
import java.util.List;

/**
 * What the devices are likely to earn in a month: a range, since nobody knows which jobs there will
 * be.
 *
 * @param sentence the range in words; on a practice network it says that nothing can be bought for
 *     it
 * @param low in a month of the hours a day below, after nothing is paid for power
 * @param hoursADay what the range assumes, by the owner's habits where they are known
 * @param powerCost in the owner's currency a month, or null where the power is not known
 * @param assumptions what the range follows from, a sentence each
 */
public record Forecast(
    String sentence,
    Wei low,
    Wei high,
    double hoursADay,
    Double powerCost,
    List<String> assumptions) {}
