package org.hcim.sweeps.csv;

import org.hcim.sweeps.yaml.Position;

/** One value of a CSV file and its place; quotes are removed. */
public record CsvField(String text, Position at) {}
