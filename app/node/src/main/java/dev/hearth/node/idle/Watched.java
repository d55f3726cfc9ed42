package dev.hearth.node.idle;

import dev.hearth.node.policy.Decision;
import dev.hearth.node.policy.Economy;
import dev.hearth.node.policy.Fitness;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A device that the engine decides for.
 *
 * @param name what the owner calls it: "the processor"
 * @param fitness whether its bits are trusted
 * @param gate hears of every decision that lets it do something else than before
 */
public record Watched(
    String id,
    String name,
    Supplier<Fitness> fitness,
    Supplier<Economy> economy,
    Consumer<Decision> gate) {}
