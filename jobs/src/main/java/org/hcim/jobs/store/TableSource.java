package org.hcim.jobs.store;

/**
 * The command that wrote a table, so that a repair can evaluate its damaged chunks again.
 *
 * @param command name of the command, such as {@code sweep}
 * @param spec absolute path of the spec
 * @param slice such as {@code 2/8}; empty for the whole table
 */
public record TableSource(String command, String spec, String slice) {}
