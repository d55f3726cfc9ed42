package dev.hearth.desktop;

import java.util.function.Supplier;
import javafx.scene.Node;

/** A place in the rail: its id and word, its icon, and how it is made when first shown. */
record Screen(String id, String word, String icon, Supplier<Node> content) {}
