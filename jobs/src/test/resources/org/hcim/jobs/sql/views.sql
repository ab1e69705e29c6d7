-- The tables of this directory for DuckDB (1.1 or newer); written by hcim, safe to run again.
-- All sweeps of the directory are in one view; sweep_id tells them apart. The views show the
-- rows that are committed when this script runs.
-- If the directory was moved or copied, do one of these:
--   hcim views DIRECTORY                            writes this script for the new place
--   cd DIRECTORY; duckdb -init views.sql            the script finds the tables there
--   SET VARIABLE hcim_here = 'DIRECTORY'            before the script, from any program
SET VARIABLE hcim_out = CASE
  WHEN getvariable('hcim_here') IS NOT NULL THEN getvariable('hcim_here')
  WHEN (SELECT count(*) FROM glob('control/sweeps/s_1/run.json')) > 0 THEN '.'
  WHEN (SELECT count(*) FROM glob('/data/it''s/control/sweeps/s_1/run.json')) > 0 THEN '/data/it''s'
  ELSE error('/data/it''s does not contain its tables any more; hcim views DIRECTORY repairs this script') END;
RESET VARIABLE hcim_here;
SET VARIABLE hcim_glob =
  replace(replace(replace(getvariable('hcim_out'), '[', '[[]'), '*', '[*]'), '?', '[?]');

SET VARIABLE hcim_committed = (
  WITH committed AS (
    SELECT parse_path(filename)[-3] AS id, parse_filename(filename, true) AS chunk, files
    FROM read_json(getvariable('hcim_glob') || '/control/sweeps/*/commits/c*.json', filename = true,
      columns = {files: 'STRUCT(name VARCHAR, bytes BIGINT)[]'})),
  listed AS (
    SELECT parse_path(filename)[-2] AS id, unnest(commits).chunk AS chunk
    FROM read_json(getvariable('hcim_glob') || '/control/sweeps/*/COMPLETE.json', filename = true,
      columns = {commits: 'STRUCT(chunk VARCHAR)[]'}))
  SELECT CASE WHEN (SELECT count(*) FROM listed ANTI JOIN committed USING (id, chunk)) > 0
    THEN error('sweeps: a commit record is missing; hcim verify lists what is damaged')
    ELSE list({path: getvariable('hcim_out') || '/results/sweep=' || id || '/chunk=' || chunk
      || '/' || file.name, bytes: file.bytes} ORDER BY id, chunk, file.name) END
  FROM (SELECT id, chunk, unnest(files) AS file FROM committed));
SET VARIABLE hcim_results = (
  SELECT list(file.path) FROM (SELECT unnest(getvariable('hcim_committed')) AS file));
SET VARIABLE hcim_committed = (
  SELECT CASE WHEN count(*) < len(getvariable('hcim_results'))
    THEN error('sweeps: a file is missing or has another size; hcim verify lists what is damaged') END
  FROM (SELECT unnest(getvariable('hcim_committed')) AS file)
  JOIN read_blob(getvariable('hcim_results')) ON filename = file.path AND size = file.bytes);

SET VARIABLE hcim_committed = (
  WITH committed AS (
    SELECT parse_path(filename)[-3] AS id, parse_filename(filename, true) AS chunk, files
    FROM read_json(getvariable('hcim_glob') || '/control/frontiers/f_1/commits/c*.json', filename = true,
      columns = {files: 'STRUCT(name VARCHAR, bytes BIGINT)[]'})),
  listed AS (
    SELECT parse_path(filename)[-2] AS id, unnest(commits).chunk AS chunk
    FROM read_json(getvariable('hcim_glob') || '/control/frontiers/f_1/COMPLETE.json', filename = true,
      columns = {commits: 'STRUCT(chunk VARCHAR)[]'}))
  SELECT CASE WHEN (SELECT count(*) FROM listed ANTI JOIN committed USING (id, chunk)) > 0
    THEN error('frontiers: a commit record is missing; hcim verify lists what is damaged')
    ELSE list({path: getvariable('hcim_out') || '/frontier/frontier=' || id || '/chunk=' || chunk
      || '/' || file.name, bytes: file.bytes} ORDER BY id, chunk, file.name) END
  FROM (SELECT id, chunk, unnest(files) AS file FROM committed));
SET VARIABLE hcim_frontier = (
  SELECT list(file.path) FROM (SELECT unnest(getvariable('hcim_committed')) AS file));
SET VARIABLE hcim_committed = (
  SELECT CASE WHEN count(*) < len(getvariable('hcim_frontier'))
    THEN error('frontiers: a file is missing or has another size; hcim verify lists what is damaged') END
  FROM (SELECT unnest(getvariable('hcim_committed')) AS file)
  JOIN read_blob(getvariable('hcim_frontier')) ON filename = file.path AND size = file.bytes);

SET VARIABLE hcim_committed = (
  WITH committed AS (
    SELECT parse_path(filename)[-3] AS id, parse_filename(filename, true) AS chunk, files
    FROM read_json(getvariable('hcim_glob') || '/control/simulations/*/commits/c*.json', filename = true,
      columns = {files: 'STRUCT(name VARCHAR, bytes BIGINT)[]'})),
  listed AS (
    SELECT parse_path(filename)[-2] AS id, unnest(commits).chunk AS chunk
    FROM read_json(getvariable('hcim_glob') || '/control/simulations/*/COMPLETE.json', filename = true,
      columns = {commits: 'STRUCT(chunk VARCHAR)[]'}))
  SELECT CASE WHEN (SELECT count(*) FROM listed ANTI JOIN committed USING (id, chunk)) > 0
    THEN error('simulations: a commit record is missing; hcim verify lists what is damaged')
    ELSE list({path: getvariable('hcim_out') || '/simulations/simulation=' || id || '/chunk=' || chunk
      || '/' || file.name, bytes: file.bytes} ORDER BY id, chunk, file.name) END
  FROM (SELECT id, chunk, unnest(files) AS file FROM committed));
SET VARIABLE hcim_simulations = (
  SELECT list(file.path) FROM (SELECT unnest(getvariable('hcim_committed')) AS file));
SET VARIABLE hcim_committed = (
  SELECT CASE WHEN count(*) < len(getvariable('hcim_simulations'))
    THEN error('simulations: a file is missing or has another size; hcim verify lists what is damaged') END
  FROM (SELECT unnest(getvariable('hcim_committed')) AS file)
  JOIN read_blob(getvariable('hcim_simulations')) ON filename = file.path AND size = file.bytes);

SET VARIABLE hcim_committed = (
  WITH committed AS (
    SELECT parse_path(filename)[-3] AS id, parse_filename(filename, true) AS chunk, files
    FROM read_json(getvariable('hcim_glob') || '/control/trainings/*/commits/c*.json', filename = true,
      columns = {files: 'STRUCT(name VARCHAR, bytes BIGINT)[]'})),
  listed AS (
    SELECT '' AS id, '' AS chunk WHERE false)
  SELECT CASE WHEN (SELECT count(*) FROM listed ANTI JOIN committed USING (id, chunk)) > 0
    THEN error('trainings: a commit record is missing; hcim verify lists what is damaged')
    ELSE list({path: getvariable('hcim_out') || '/accuracy/training=' || id || '/chunk=' || chunk
      || '/' || file.name, bytes: file.bytes} ORDER BY id, chunk, file.name) END
  FROM (SELECT id, chunk, unnest(files) AS file FROM committed));
SET VARIABLE hcim_accuracy = (
  SELECT list(file.path) FROM (SELECT unnest(getvariable('hcim_committed')) AS file));
SET VARIABLE hcim_committed = (
  SELECT CASE WHEN count(*) < len(getvariable('hcim_accuracy'))
    THEN error('trainings: a file is missing or has another size; hcim verify lists what is damaged') END
  FROM (SELECT unnest(getvariable('hcim_committed')) AS file)
  JOIN read_blob(getvariable('hcim_accuracy')) ON filename = file.path AND size = file.bytes);

-- One row per design and network.
CREATE OR REPLACE VIEW results AS
SELECT
  CAST(NULL AS VARCHAR) AS sweep_id,
  CAST(NULL AS INTEGER) AS chunk_index,
  CAST(NULL AS BIGINT) AS config_index,
  CAST(NULL AS VARCHAR) AS config_hash,
  CAST(NULL AS VARCHAR) AS workload,
  CAST(NULL AS INTEGER) AS xbar_rows,
  CAST(NULL AS INTEGER) AS xbar_columns,
  CAST(NULL AS INTEGER) AS cell_bits,
  CAST(NULL AS INTEGER) AS weight_bits,
  CAST(NULL AS INTEGER) AS activation_bits,
  CAST(NULL AS INTEGER) AS stream_bits,
  CAST(NULL AS VARCHAR) AS signed_mapping,
  CAST(NULL AS VARCHAR) AS slice_placement,
  CAST(NULL AS VARCHAR) AS readout,
  CAST(NULL AS INTEGER) AS adc_bits,
  CAST(NULL AS INTEGER) AS columns_per_adc,
  CAST(NULL AS VARCHAR) AS adc_cost_source,
  CAST(NULL AS INTEGER) AS scale_factor_bits,
  CAST(NULL AS VARCHAR) AS scale_factor_granularity,
  CAST(NULL AS INTEGER) AS partial_sum_bits,
  CAST(NULL AS INTEGER) AS xbars_per_dcim,
  CAST(NULL AS DOUBLE) AS ternary_zero_frac,
  CAST(NULL AS VARCHAR) AS xbar_technology,
  CAST(NULL AS INTEGER) AS technology_nm,
  CAST(NULL AS DOUBLE) AS supply_v,
  CAST(NULL AS INTEGER) AS xbars_per_tile,
  CAST(NULL AS INTEGER) AS tiles,
  CAST(NULL AS INTEGER) AS weight_replication,
  CAST(NULL AS VARCHAR) AS activation_path,
  CAST(NULL AS VARCHAR) AS power_gating,
  CAST(NULL AS VARCHAR) AS idle_columns,
  CAST(NULL AS VARCHAR) AS stream_pipeline,
  CAST(NULL AS VARCHAR) AS constants_profile,
  CAST(NULL AS DOUBLE) AS temperature_c,
  CAST(NULL AS DOUBLE) AS adc_rate_gs,
  CAST(NULL AS DOUBLE) AS adc_power_mw,
  CAST(NULL AS DOUBLE) AS adc_area_um2,
  CAST(NULL AS DOUBLE) AS arrivals_per_s,
  CAST(NULL AS INTEGER) AS bias_rows,
  CAST(NULL AS VARCHAR) AS digital_structure,
  CAST(NULL AS VARCHAR) AS ternary_thresholds,
  CAST(NULL AS VARCHAR) AS adc_levels,
  CAST(NULL AS DOUBLE) AS energy_pj,
  CAST(NULL AS DOUBLE) AS latency_ns,
  CAST(NULL AS DOUBLE) AS area_mm2,
  CAST(NULL AS DOUBLE) AS edp_j_s,
  CAST(NULL AS DOUBLE) AS edap_j_s_mm2,
  CAST(NULL AS DOUBLE) AS tops_per_w,
  CAST(NULL AS DOUBLE) AS tops_per_mm2,
  CAST(NULL AS DOUBLE) AS inferences_per_s,
  CAST(NULL AS DOUBLE) AS pipelined_inferences_per_s,
  CAST(NULL AS BIGINT) AS crossbars,
  CAST(NULL AS BIGINT) AS tiles_used,
  CAST(NULL AS DOUBLE) AS utilization_frac,
  CAST(NULL AS BIGINT) AS macs,
  CAST(NULL AS BIGINT) AS conversions,
  CAST(NULL AS DOUBLE) AS readout_pj_per_conversion,
  CAST(NULL AS DOUBLE) AS readout_um2,
  CAST(NULL AS DOUBLE) AS scale_factor_kib,
  CAST(NULL AS DOUBLE) AS mean_zero_frac,
  CAST(NULL AS DOUBLE) AS unit_step_mv,
  CAST(NULL AS DOUBLE) AS ir_drop_frac,
  CAST(NULL AS DOUBLE) AS comparator_size_factor,
  CAST(NULL AS INTEGER) AS adc_required_bits,
  CAST(NULL AS BOOLEAN) AS adc_clips,
  CAST(NULL AS BOOLEAN) AS technology_extrapolated,
  CAST(NULL AS DOUBLE) AS energy_crossbar_pj,
  CAST(NULL AS DOUBLE) AS energy_wordline_driver_pj,
  CAST(NULL AS DOUBLE) AS energy_sample_hold_pj,
  CAST(NULL AS DOUBLE) AS energy_readout_pj,
  CAST(NULL AS DOUBLE) AS energy_dcim_pj,
  CAST(NULL AS DOUBLE) AS energy_shift_add_pj,
  CAST(NULL AS DOUBLE) AS energy_register_pj,
  CAST(NULL AS DOUBLE) AS energy_buffer_pj,
  CAST(NULL AS DOUBLE) AS energy_interconnect_pj,
  CAST(NULL AS DOUBLE) AS energy_control_pj,
  CAST(NULL AS DOUBLE) AS energy_vector_unit_pj,
  CAST(NULL AS DOUBLE) AS energy_leakage_pj,
  CAST(NULL AS DOUBLE) AS area_crossbar_mm2,
  CAST(NULL AS DOUBLE) AS area_wordline_driver_mm2,
  CAST(NULL AS DOUBLE) AS area_sample_hold_mm2,
  CAST(NULL AS DOUBLE) AS area_readout_mm2,
  CAST(NULL AS DOUBLE) AS area_dcim_mm2,
  CAST(NULL AS DOUBLE) AS area_shift_add_mm2,
  CAST(NULL AS DOUBLE) AS area_register_mm2,
  CAST(NULL AS DOUBLE) AS area_buffer_mm2,
  CAST(NULL AS DOUBLE) AS area_interconnect_mm2,
  CAST(NULL AS DOUBLE) AS area_control_mm2,
  CAST(NULL AS DOUBLE) AS area_vector_unit_mm2,
  CAST(NULL AS DOUBLE) AS accuracy_top1_pct,
  CAST(NULL AS DOUBLE) AS accuracy_loss_points,
  CAST(NULL AS VARCHAR) AS accuracy_source,
  CAST(NULL AS VARCHAR) AS status,
  CAST(NULL AS VARCHAR) AS status_reason,
  CAST(NULL AS VARCHAR) AS model_version,
  CAST(NULL AS INTEGER) AS schema_version,
  CAST(NULL AS VARCHAR) AS git_sha
WHERE 1 = 0
UNION ALL BY NAME SELECT * FROM read_parquet(getvariable('hcim_results'), hive_partitioning = false, union_by_name = true);

-- The frontier requested last; empty before hcim frontier.
CREATE OR REPLACE VIEW frontier AS
SELECT
  CAST(NULL AS VARCHAR) AS frontier_id,
  CAST(NULL AS VARCHAR) AS sweep_id,
  CAST(NULL AS INTEGER) AS chunk_index,
  CAST(NULL AS BIGINT) AS config_index,
  CAST(NULL AS VARCHAR) AS config_hash,
  CAST(NULL AS VARCHAR) AS workload,
  CAST(NULL AS INTEGER) AS xbar_rows,
  CAST(NULL AS INTEGER) AS xbar_columns,
  CAST(NULL AS INTEGER) AS cell_bits,
  CAST(NULL AS INTEGER) AS weight_bits,
  CAST(NULL AS INTEGER) AS activation_bits,
  CAST(NULL AS INTEGER) AS stream_bits,
  CAST(NULL AS VARCHAR) AS signed_mapping,
  CAST(NULL AS VARCHAR) AS slice_placement,
  CAST(NULL AS VARCHAR) AS readout,
  CAST(NULL AS INTEGER) AS adc_bits,
  CAST(NULL AS INTEGER) AS columns_per_adc,
  CAST(NULL AS VARCHAR) AS adc_cost_source,
  CAST(NULL AS INTEGER) AS scale_factor_bits,
  CAST(NULL AS VARCHAR) AS scale_factor_granularity,
  CAST(NULL AS INTEGER) AS partial_sum_bits,
  CAST(NULL AS INTEGER) AS xbars_per_dcim,
  CAST(NULL AS DOUBLE) AS ternary_zero_frac,
  CAST(NULL AS VARCHAR) AS xbar_technology,
  CAST(NULL AS INTEGER) AS technology_nm,
  CAST(NULL AS DOUBLE) AS supply_v,
  CAST(NULL AS INTEGER) AS xbars_per_tile,
  CAST(NULL AS INTEGER) AS tiles,
  CAST(NULL AS INTEGER) AS weight_replication,
  CAST(NULL AS VARCHAR) AS activation_path,
  CAST(NULL AS VARCHAR) AS power_gating,
  CAST(NULL AS VARCHAR) AS idle_columns,
  CAST(NULL AS VARCHAR) AS stream_pipeline,
  CAST(NULL AS VARCHAR) AS constants_profile,
  CAST(NULL AS DOUBLE) AS temperature_c,
  CAST(NULL AS DOUBLE) AS adc_rate_gs,
  CAST(NULL AS DOUBLE) AS adc_power_mw,
  CAST(NULL AS DOUBLE) AS adc_area_um2,
  CAST(NULL AS DOUBLE) AS arrivals_per_s,
  CAST(NULL AS INTEGER) AS bias_rows,
  CAST(NULL AS VARCHAR) AS digital_structure,
  CAST(NULL AS VARCHAR) AS ternary_thresholds,
  CAST(NULL AS VARCHAR) AS adc_levels,
  CAST(NULL AS DOUBLE) AS energy_pj,
  CAST(NULL AS DOUBLE) AS latency_ns,
  CAST(NULL AS DOUBLE) AS area_mm2,
  CAST(NULL AS DOUBLE) AS edp_j_s,
  CAST(NULL AS DOUBLE) AS edap_j_s_mm2,
  CAST(NULL AS DOUBLE) AS tops_per_w,
  CAST(NULL AS DOUBLE) AS tops_per_mm2,
  CAST(NULL AS DOUBLE) AS inferences_per_s,
  CAST(NULL AS DOUBLE) AS pipelined_inferences_per_s,
  CAST(NULL AS BIGINT) AS crossbars,
  CAST(NULL AS BIGINT) AS tiles_used,
  CAST(NULL AS DOUBLE) AS utilization_frac,
  CAST(NULL AS BIGINT) AS macs,
  CAST(NULL AS BIGINT) AS conversions,
  CAST(NULL AS DOUBLE) AS readout_pj_per_conversion,
  CAST(NULL AS DOUBLE) AS readout_um2,
  CAST(NULL AS DOUBLE) AS scale_factor_kib,
  CAST(NULL AS DOUBLE) AS mean_zero_frac,
  CAST(NULL AS DOUBLE) AS unit_step_mv,
  CAST(NULL AS DOUBLE) AS ir_drop_frac,
  CAST(NULL AS DOUBLE) AS comparator_size_factor,
  CAST(NULL AS INTEGER) AS adc_required_bits,
  CAST(NULL AS BOOLEAN) AS adc_clips,
  CAST(NULL AS BOOLEAN) AS technology_extrapolated,
  CAST(NULL AS DOUBLE) AS energy_crossbar_pj,
  CAST(NULL AS DOUBLE) AS energy_wordline_driver_pj,
  CAST(NULL AS DOUBLE) AS energy_sample_hold_pj,
  CAST(NULL AS DOUBLE) AS energy_readout_pj,
  CAST(NULL AS DOUBLE) AS energy_dcim_pj,
  CAST(NULL AS DOUBLE) AS energy_shift_add_pj,
  CAST(NULL AS DOUBLE) AS energy_register_pj,
  CAST(NULL AS DOUBLE) AS energy_buffer_pj,
  CAST(NULL AS DOUBLE) AS energy_interconnect_pj,
  CAST(NULL AS DOUBLE) AS energy_control_pj,
  CAST(NULL AS DOUBLE) AS energy_vector_unit_pj,
  CAST(NULL AS DOUBLE) AS energy_leakage_pj,
  CAST(NULL AS DOUBLE) AS area_crossbar_mm2,
  CAST(NULL AS DOUBLE) AS area_wordline_driver_mm2,
  CAST(NULL AS DOUBLE) AS area_sample_hold_mm2,
  CAST(NULL AS DOUBLE) AS area_readout_mm2,
  CAST(NULL AS DOUBLE) AS area_dcim_mm2,
  CAST(NULL AS DOUBLE) AS area_shift_add_mm2,
  CAST(NULL AS DOUBLE) AS area_register_mm2,
  CAST(NULL AS DOUBLE) AS area_buffer_mm2,
  CAST(NULL AS DOUBLE) AS area_interconnect_mm2,
  CAST(NULL AS DOUBLE) AS area_control_mm2,
  CAST(NULL AS DOUBLE) AS area_vector_unit_mm2,
  CAST(NULL AS DOUBLE) AS accuracy_top1_pct,
  CAST(NULL AS DOUBLE) AS accuracy_loss_points,
  CAST(NULL AS VARCHAR) AS accuracy_source,
  CAST(NULL AS VARCHAR) AS status,
  CAST(NULL AS VARCHAR) AS status_reason,
  CAST(NULL AS VARCHAR) AS model_version,
  CAST(NULL AS INTEGER) AS schema_version,
  CAST(NULL AS VARCHAR) AS git_sha,
  CAST(NULL AS INTEGER) AS front_rank,
  CAST(NULL AS BOOLEAN) AS is_knee,
  CAST(NULL AS DOUBLE) AS hv_contribution
WHERE 1 = 0
UNION ALL BY NAME SELECT * FROM read_parquet(getvariable('hcim_frontier'), hive_partitioning = false, union_by_name = true);

-- All simulations of the directory; empty before hcim simulate.
CREATE OR REPLACE VIEW simulations AS
SELECT
  CAST(NULL AS VARCHAR) AS simulation_id,
  CAST(NULL AS INTEGER) AS chunk_index,
  CAST(NULL AS BIGINT) AS config_index,
  CAST(NULL AS VARCHAR) AS network,
  CAST(NULL AS VARCHAR) AS network_sha256,
  CAST(NULL AS VARCHAR) AS dataset,
  CAST(NULL AS VARCHAR) AS split,
  CAST(NULL AS BIGINT) AS images,
  CAST(NULL AS VARCHAR) AS images_sha256,
  CAST(NULL AS VARCHAR) AS readout_change,
  CAST(NULL AS INTEGER) AS rows_change,
  CAST(NULL AS INTEGER) AS xbar_rows,
  CAST(NULL AS INTEGER) AS xbar_columns,
  CAST(NULL AS INTEGER) AS cell_bits,
  CAST(NULL AS INTEGER) AS weight_bits,
  CAST(NULL AS INTEGER) AS activation_bits,
  CAST(NULL AS INTEGER) AS stream_bits,
  CAST(NULL AS VARCHAR) AS signed_mapping,
  CAST(NULL AS VARCHAR) AS slice_placement,
  CAST(NULL AS VARCHAR) AS readout,
  CAST(NULL AS INTEGER) AS adc_bits,
  CAST(NULL AS INTEGER) AS columns_per_adc,
  CAST(NULL AS VARCHAR) AS adc_cost_source,
  CAST(NULL AS INTEGER) AS scale_factor_bits,
  CAST(NULL AS VARCHAR) AS scale_factor_granularity,
  CAST(NULL AS INTEGER) AS partial_sum_bits,
  CAST(NULL AS INTEGER) AS xbars_per_dcim,
  CAST(NULL AS DOUBLE) AS ternary_zero_frac,
  CAST(NULL AS VARCHAR) AS xbar_technology,
  CAST(NULL AS INTEGER) AS technology_nm,
  CAST(NULL AS DOUBLE) AS supply_v,
  CAST(NULL AS INTEGER) AS xbars_per_tile,
  CAST(NULL AS INTEGER) AS tiles,
  CAST(NULL AS INTEGER) AS weight_replication,
  CAST(NULL AS VARCHAR) AS activation_path,
  CAST(NULL AS VARCHAR) AS power_gating,
  CAST(NULL AS VARCHAR) AS idle_columns,
  CAST(NULL AS VARCHAR) AS stream_pipeline,
  CAST(NULL AS VARCHAR) AS constants_profile,
  CAST(NULL AS DOUBLE) AS temperature_c,
  CAST(NULL AS DOUBLE) AS adc_rate_gs,
  CAST(NULL AS DOUBLE) AS adc_power_mw,
  CAST(NULL AS DOUBLE) AS adc_area_um2,
  CAST(NULL AS DOUBLE) AS arrivals_per_s,
  CAST(NULL AS INTEGER) AS bias_rows,
  CAST(NULL AS VARCHAR) AS digital_structure,
  CAST(NULL AS VARCHAR) AS ternary_thresholds,
  CAST(NULL AS VARCHAR) AS adc_levels,
  CAST(NULL AS DOUBLE) AS setting_macs_frac,
  CAST(NULL AS VARCHAR) AS noise,
  CAST(NULL AS DOUBLE) AS conductance_sigma,
  CAST(NULL AS DOUBLE) AS stuck_off_frac,
  CAST(NULL AS DOUBLE) AS stuck_on_frac,
  CAST(NULL AS DOUBLE) AS offset_sigma,
  CAST(NULL AS DOUBLE) AS comparator_noise_sigma,
  CAST(NULL AS DOUBLE) AS read_noise_sigma,
  CAST(NULL AS DOUBLE) AS ir_drop_frac,
  CAST(NULL AS DOUBLE) AS drift_exponent,
  CAST(NULL AS DOUBLE) AS age_s,
  CAST(NULL AS BIGINT) AS seed,
  CAST(NULL AS DOUBLE) AS top1_pct,
  CAST(NULL AS DOUBLE) AS agreement_frac,
  CAST(NULL AS DOUBLE) AS output_error_mean,
  CAST(NULL AS DOUBLE) AS output_error_p50,
  CAST(NULL AS DOUBLE) AS output_error_p95,
  CAST(NULL AS DOUBLE) AS output_error_max,
  CAST(NULL AS DOUBLE) AS plus_frac,
  CAST(NULL AS DOUBLE) AS minus_frac,
  CAST(NULL AS BIGINT) AS overflows,
  CAST(NULL AS BIGINT) AS clipped,
  CAST(NULL AS BIGINT) AS saturated,
  CAST(NULL AS BIGINT) AS activations,
  CAST(NULL AS BIGINT) AS conversions_run,
  CAST(NULL AS DOUBLE) AS exact_correlation_min,
  CAST(NULL AS VARCHAR) AS layers,
  CAST(NULL AS DOUBLE) AS energy_pj,
  CAST(NULL AS DOUBLE) AS latency_ns,
  CAST(NULL AS DOUBLE) AS area_mm2,
  CAST(NULL AS DOUBLE) AS edap_j_s_mm2,
  CAST(NULL AS VARCHAR) AS source,
  CAST(NULL AS VARCHAR) AS status,
  CAST(NULL AS VARCHAR) AS status_reason,
  CAST(NULL AS VARCHAR) AS model_version,
  CAST(NULL AS INTEGER) AS schema_version,
  CAST(NULL AS VARCHAR) AS git_sha
WHERE 1 = 0
UNION ALL BY NAME SELECT * FROM read_parquet(getvariable('hcim_simulations'), hive_partitioning = false, union_by_name = true);

-- All trainings and calibrations; empty before hcim train or hcim poc.
CREATE OR REPLACE VIEW accuracy AS
SELECT
  CAST(NULL AS VARCHAR) AS training_id,
  CAST(NULL AS INTEGER) AS chunk_index,
  CAST(NULL AS BIGINT) AS config_index,
  CAST(NULL AS VARCHAR) AS run,
  CAST(NULL AS VARCHAR) AS workload,
  CAST(NULL AS VARCHAR) AS architecture,
  CAST(NULL AS VARCHAR) AS dataset,
  CAST(NULL AS VARCHAR) AS conversion,
  CAST(NULL AS INTEGER) AS xbar_rows,
  CAST(NULL AS INTEGER) AS cell_bits,
  CAST(NULL AS INTEGER) AS weight_bits,
  CAST(NULL AS INTEGER) AS activation_bits,
  CAST(NULL AS INTEGER) AS stream_bits,
  CAST(NULL AS VARCHAR) AS signed_mapping,
  CAST(NULL AS INTEGER) AS adc_bits,
  CAST(NULL AS INTEGER) AS scale_factor_bits,
  CAST(NULL AS VARCHAR) AS scale_factor_granularity,
  CAST(NULL AS INTEGER) AS partial_sum_bits,
  CAST(NULL AS INTEGER) AS bias_rows,
  CAST(NULL AS VARCHAR) AS ternary_thresholds,
  CAST(NULL AS VARCHAR) AS adc_levels,
  CAST(NULL AS BIGINT) AS seed,
  CAST(NULL AS INTEGER) AS float_epochs,
  CAST(NULL AS INTEGER) AS qat_epochs,
  CAST(NULL AS INTEGER) AS psq_epochs,
  CAST(NULL AS VARCHAR) AS started_from,
  CAST(NULL AS INTEGER) AS train_images,
  CAST(NULL AS INTEGER) AS test_images,
  CAST(NULL AS DOUBLE) AS top1_pct,
  CAST(NULL AS DOUBLE) AS graph_top1_pct,
  CAST(NULL AS DOUBLE) AS agreement_frac,
  CAST(NULL AS DOUBLE) AS ternary_zero_frac,
  CAST(NULL AS VARCHAR) AS zero_frac_by_layer,
  CAST(NULL AS VARCHAR) AS recipe,
  CAST(NULL AS DOUBLE) AS train_images_per_s,
  CAST(NULL AS DOUBLE) AS top1_low_pct,
  CAST(NULL AS DOUBLE) AS top1_high_pct,
  CAST(NULL AS VARCHAR) AS source,
  CAST(NULL AS VARCHAR) AS status,
  CAST(NULL AS VARCHAR) AS status_reason,
  CAST(NULL AS INTEGER) AS schema_version,
  CAST(NULL AS VARCHAR) AS git_sha
WHERE 1 = 0
UNION ALL BY NAME SELECT * FROM read_parquet(getvariable('hcim_accuracy'), hive_partitioning = false, union_by_name = true);

-- Designs without results, and the reasons.
CREATE OR REPLACE VIEW failures AS
SELECT sweep_id, config_index, config_hash, workload, status, status_reason
FROM results WHERE status <> 'ok';

-- Algorithm settings with an accuracy: published, measured, exact or estimated.
CREATE OR REPLACE VIEW known_accuracy AS
SELECT DISTINCT workload, weight_bits, activation_bits, cell_bits, stream_bits, signed_mapping,
       xbar_rows, readout, adc_bits, scale_factor_bits, scale_factor_granularity, partial_sum_bits, bias_rows,
       ternary_thresholds,
       adc_levels,
       accuracy_top1_pct, accuracy_loss_points, accuracy_source
FROM results WHERE accuracy_top1_pct IS NOT NULL;

-- Lowest-EDAP design per sweep, network, constants profile and readout.
CREATE OR REPLACE VIEW best_by_readout AS
SELECT sweep_id, workload, constants_profile, readout, adc_bits, adc_cost_source, config_index,
       xbar_rows, xbar_columns, energy_pj, latency_ns, area_mm2, edap_j_s_mm2
FROM (
  SELECT r.*, row_number() OVER (
           PARTITION BY sweep_id, workload, constants_profile, readout, adc_bits, adc_cost_source
           ORDER BY edap_j_s_mm2, config_index) AS place
  FROM results r WHERE status = 'ok') ranked
WHERE place = 1 ORDER BY sweep_id, workload, constants_profile, edap_j_s_mm2, config_index;

COMMENT ON COLUMN results.sweep_id IS 'The sweep: s_ and the hash of its expanded spec';
COMMENT ON COLUMN results.chunk_index IS 'The chunk in which the row was committed';
COMMENT ON COLUMN results.config_index IS 'The design point''s number in the sweep';
COMMENT ON COLUMN results.config_hash IS 'Hash of all parameter values, constants and the network: equal in any sweep';
COMMENT ON COLUMN results.workload IS 'The network by its name in the spec';
COMMENT ON COLUMN results.xbar_rows IS 'Wordlines summed in one cycle.';
COMMENT ON COLUMN results.xbar_columns IS 'Bitlines of a crossbar.';
COMMENT ON COLUMN results.cell_bits IS 'Bits that one cell holds: the width of a bit-slice. [bit]';
COMMENT ON COLUMN results.weight_bits IS 'Bits of a weight. [bit]';
COMMENT ON COLUMN results.activation_bits IS 'Bits of an activation. [bit]';
COMMENT ON COLUMN results.stream_bits IS 'Activation bits driven in one cycle: the width of a bit-stream. [bit]';
COMMENT ON COLUMN results.signed_mapping IS 'Representation of signed weights.';
COMMENT ON COLUMN results.slice_placement IS 'Placement of a weight''s bit-slices.';
COMMENT ON COLUMN results.readout IS 'The circuit that digitizes a column.';
COMMENT ON COLUMN results.adc_bits IS 'Resolution of the ADC. [bit]';
COMMENT ON COLUMN results.columns_per_adc IS 'Columns that share one ADC (time-multiplexed).';
COMMENT ON COLUMN results.adc_cost_source IS 'Source of the ADC''s cost.';
COMMENT ON COLUMN results.scale_factor_bits IS 'Bits of a scale factor. [bit]';
COMMENT ON COLUMN results.scale_factor_granularity IS 'Partial sums that share a scale factor.';
COMMENT ON COLUMN results.partial_sum_bits IS 'Bits of a partial-sum register. [bit]';
COMMENT ON COLUMN results.xbars_per_dcim IS 'Crossbars that share a DCiM array (time-multiplexed).';
COMMENT ON COLUMN results.ternary_zero_frac IS 'Fraction of ternary values that are 0. [1]';
COMMENT ON COLUMN results.xbar_technology IS 'Technology of the cells.';
COMMENT ON COLUMN results.technology_nm IS 'CMOS node: 130, 90, 65, 55, 45, 40, 32, 28, 22, 16, 14, 10, 7. [nm]';
COMMENT ON COLUMN results.supply_v IS 'Supply voltage. [V]';
COMMENT ON COLUMN results.xbars_per_tile IS 'Crossbars that share a tile''s eDRAM, bus and router.';
COMMENT ON COLUMN results.tiles IS 'Tiles on the chip.';
COMMENT ON COLUMN results.weight_replication IS 'Copies of the weights of each layer, which share its input vectors.';
COMMENT ON COLUMN results.activation_path IS 'Path of activations to the next layer.';
COMMENT ON COLUMN results.power_gating IS 'Circuits that leak, and for how long.';
COMMENT ON COLUMN results.idle_columns IS 'Treatment of columns without weights.';
COMMENT ON COLUMN results.stream_pipeline IS 'Overlap of bit-streams.';
COMMENT ON COLUMN results.constants_profile IS 'Values of the least certain constants.';
COMMENT ON COLUMN results.temperature_c IS 'Die temperature; leakage follows it. [degC]';
COMMENT ON COLUMN results.adc_rate_gs IS 'Conversions per nanosecond of one ADC, for the cost sources regression and custom. [GS/s]';
COMMENT ON COLUMN results.adc_power_mw IS 'Power of one ADC at its rate, for the cost source custom. [mW]';
COMMENT ON COLUMN results.adc_area_um2 IS 'Area of one ADC, for the cost source custom. [um2]';
COMMENT ON COLUMN results.arrivals_per_s IS 'Inferences that arrive per second; leakage includes the idle time between them. [1/s]';
COMMENT ON COLUMN results.bias_rows IS 'Always-driven rows without weights that shift the reference of each column.';
COMMENT ON COLUMN results.digital_structure IS 'Adder placement in a digital array.';
COMMENT ON COLUMN results.ternary_thresholds IS 'Columns that share a threshold of ternary comparators.';
COMMENT ON COLUMN results.adc_levels IS 'Spacing of the levels of the ADC.';
COMMENT ON COLUMN results.energy_pj IS 'Energy per inference of the whole network [pJ]';
COMMENT ON COLUMN results.latency_ns IS 'Time per inference, layer after layer [ns]';
COMMENT ON COLUMN results.area_mm2 IS 'Area of the chip that holds the network [mm2]';
COMMENT ON COLUMN results.edp_j_s IS 'Energy x delay [J s]';
COMMENT ON COLUMN results.edap_j_s_mm2 IS 'Energy x delay x area (EDAP) [J s mm2]';
COMMENT ON COLUMN results.tops_per_w IS 'Operations over energy, 2 per MAC [TOPS/W]';
COMMENT ON COLUMN results.tops_per_mm2 IS 'Operations over latency and area, 2 per MAC [TOPS/mm2]';
COMMENT ON COLUMN results.inferences_per_s IS 'Throughput with one inference at a time [1/s]';
COMMENT ON COLUMN results.pipelined_inferences_per_s IS 'Throughput with layers pipelined over inferences [1/s]';
COMMENT ON COLUMN results.crossbars IS 'Crossbars on the chip';
COMMENT ON COLUMN results.tiles_used IS 'Tiles on the chip';
COMMENT ON COLUMN results.utilization_frac IS 'Fraction of cells that hold weights [1]';
COMMENT ON COLUMN results.macs IS 'Multiply-accumulates per inference';
COMMENT ON COLUMN results.conversions IS 'Columns digitized per inference, counted per bit-stream';
COMMENT ON COLUMN results.readout_pj_per_conversion IS 'Energy of ADC, or comparators and DCiM, per conversion [pJ]';
COMMENT ON COLUMN results.readout_um2 IS 'Area of one ADC or one DCiM array [um2]';
COMMENT ON COLUMN results.scale_factor_kib IS 'Memory for scale factors [KiB]';
COMMENT ON COLUMN results.mean_zero_frac IS 'Fraction of ternary zeros over all layers; 0 without a ternary readout [1]';
COMMENT ON COLUMN results.unit_step_mv IS 'Voltage step of one partial-sum unit on a bitline [mV]';
COMMENT ON COLUMN results.ir_drop_frac IS 'Fraction of the far cell''s signal lost along the bitline [1]';
COMMENT ON COLUMN results.comparator_size_factor IS 'Comparator size relative to minimum size';
COMMENT ON COLUMN results.adc_required_bits IS 'ADC bits needed to clip no partial sum [bit]';
COMMENT ON COLUMN results.adc_clips IS 'The ADC has fewer bits than adc_required_bits';
COMMENT ON COLUMN results.technology_extrapolated IS 'A scaling factor of the node or supply is interpolated or extrapolated';
COMMENT ON COLUMN results.energy_crossbar_pj IS 'Energy per inference of cell arrays [pJ]';
COMMENT ON COLUMN results.energy_wordline_driver_pj IS 'Energy per inference of wordline drivers and their DACs [pJ]';
COMMENT ON COLUMN results.energy_sample_hold_pj IS 'Energy per inference of sample-and-hold and column multiplexers before an ADC [pJ]';
COMMENT ON COLUMN results.energy_readout_pj IS 'Energy per inference of ADCs, comparators or adder trees [pJ]';
COMMENT ON COLUMN results.energy_dcim_pj IS 'Energy per inference of digital compute-in-memory arrays: scale factors and partial sums [pJ]';
COMMENT ON COLUMN results.energy_shift_add_pj IS 'Energy per inference of shift-and-add of slices, streams and row tiles [pJ]';
COMMENT ON COLUMN results.energy_register_pj IS 'Energy per inference of input and output registers [pJ]';
COMMENT ON COLUMN results.energy_buffer_pj IS 'Energy per inference of core data memory; tile eDRAM with its counters, receive buffer and instruction memory [pJ]';
COMMENT ON COLUMN results.energy_interconnect_pj IS 'Energy per inference of tile bus, buses of cores and network-on-chip [pJ]';
COMMENT ON COLUMN results.energy_control_pj IS 'Energy per inference of core control and instruction memory [pJ]';
COMMENT ON COLUMN results.energy_vector_unit_pj IS 'Energy per inference of ALUs: residual sums, attention products, elementwise work, requantization [pJ]';
COMMENT ON COLUMN results.energy_leakage_pj IS 'Energy per inference of leakage (power x time) of all circuits [pJ]';
COMMENT ON COLUMN results.area_crossbar_mm2 IS 'Chip area of cell arrays [mm2]';
COMMENT ON COLUMN results.area_wordline_driver_mm2 IS 'Chip area of wordline drivers and their DACs [mm2]';
COMMENT ON COLUMN results.area_sample_hold_mm2 IS 'Chip area of sample-and-hold and column multiplexers before an ADC [mm2]';
COMMENT ON COLUMN results.area_readout_mm2 IS 'Chip area of ADCs, comparators or adder trees [mm2]';
COMMENT ON COLUMN results.area_dcim_mm2 IS 'Chip area of digital compute-in-memory arrays: scale factors and partial sums [mm2]';
COMMENT ON COLUMN results.area_shift_add_mm2 IS 'Chip area of shift-and-add of slices, streams and row tiles [mm2]';
COMMENT ON COLUMN results.area_register_mm2 IS 'Chip area of input and output registers [mm2]';
COMMENT ON COLUMN results.area_buffer_mm2 IS 'Chip area of core data memory; tile eDRAM with its counters, receive buffer and instruction memory [mm2]';
COMMENT ON COLUMN results.area_interconnect_mm2 IS 'Chip area of tile bus, buses of cores and network-on-chip [mm2]';
COMMENT ON COLUMN results.area_control_mm2 IS 'Chip area of core control and instruction memory [mm2]';
COMMENT ON COLUMN results.area_vector_unit_mm2 IS 'Chip area of ALUs: residual sums, attention products, elementwise work, requantization [mm2]';
COMMENT ON COLUMN results.accuracy_top1_pct IS 'Top-1 accuracy, if known [%]';
COMMENT ON COLUMN results.accuracy_loss_points IS 'Percentage points below the network with an ideal readout, if known; 0 where every partial sum is exact [points]';
COMMENT ON COLUMN results.accuracy_source IS 'Publication, training or calibration behind the accuracy, exact sums, or the reason it is unknown';
COMMENT ON COLUMN results.status IS 'ok, invalid, does_not_fit, non_finite or error';
COMMENT ON COLUMN results.status_reason IS 'Reason why there is no result';
COMMENT ON COLUMN results.model_version IS 'Version of the cost model';
COMMENT ON COLUMN results.schema_version IS 'Version of these columns';
COMMENT ON COLUMN results.git_sha IS 'Commit of the program';
COMMENT ON COLUMN frontier.frontier_id IS 'The frontier: f_ and the hash of its query';
COMMENT ON COLUMN frontier.sweep_id IS 'The sweep: s_ and the hash of its expanded spec';
COMMENT ON COLUMN frontier.chunk_index IS 'The chunk in which the row was committed';
COMMENT ON COLUMN frontier.config_index IS 'The design point''s number in the sweep';
COMMENT ON COLUMN frontier.config_hash IS 'Hash of all parameter values, constants and the network: equal in any sweep';
COMMENT ON COLUMN frontier.workload IS 'The network by its name in the spec';
COMMENT ON COLUMN frontier.xbar_rows IS 'Wordlines summed in one cycle.';
COMMENT ON COLUMN frontier.xbar_columns IS 'Bitlines of a crossbar.';
COMMENT ON COLUMN frontier.cell_bits IS 'Bits that one cell holds: the width of a bit-slice. [bit]';
COMMENT ON COLUMN frontier.weight_bits IS 'Bits of a weight. [bit]';
COMMENT ON COLUMN frontier.activation_bits IS 'Bits of an activation. [bit]';
COMMENT ON COLUMN frontier.stream_bits IS 'Activation bits driven in one cycle: the width of a bit-stream. [bit]';
COMMENT ON COLUMN frontier.signed_mapping IS 'Representation of signed weights.';
COMMENT ON COLUMN frontier.slice_placement IS 'Placement of a weight''s bit-slices.';
COMMENT ON COLUMN frontier.readout IS 'The circuit that digitizes a column.';
COMMENT ON COLUMN frontier.adc_bits IS 'Resolution of the ADC. [bit]';
COMMENT ON COLUMN frontier.columns_per_adc IS 'Columns that share one ADC (time-multiplexed).';
COMMENT ON COLUMN frontier.adc_cost_source IS 'Source of the ADC''s cost.';
COMMENT ON COLUMN frontier.scale_factor_bits IS 'Bits of a scale factor. [bit]';
COMMENT ON COLUMN frontier.scale_factor_granularity IS 'Partial sums that share a scale factor.';
COMMENT ON COLUMN frontier.partial_sum_bits IS 'Bits of a partial-sum register. [bit]';
COMMENT ON COLUMN frontier.xbars_per_dcim IS 'Crossbars that share a DCiM array (time-multiplexed).';
COMMENT ON COLUMN frontier.ternary_zero_frac IS 'Fraction of ternary values that are 0. [1]';
COMMENT ON COLUMN frontier.xbar_technology IS 'Technology of the cells.';
COMMENT ON COLUMN frontier.technology_nm IS 'CMOS node: 130, 90, 65, 55, 45, 40, 32, 28, 22, 16, 14, 10, 7. [nm]';
COMMENT ON COLUMN frontier.supply_v IS 'Supply voltage. [V]';
COMMENT ON COLUMN frontier.xbars_per_tile IS 'Crossbars that share a tile''s eDRAM, bus and router.';
COMMENT ON COLUMN frontier.tiles IS 'Tiles on the chip.';
COMMENT ON COLUMN frontier.weight_replication IS 'Copies of the weights of each layer, which share its input vectors.';
COMMENT ON COLUMN frontier.activation_path IS 'Path of activations to the next layer.';
COMMENT ON COLUMN frontier.power_gating IS 'Circuits that leak, and for how long.';
COMMENT ON COLUMN frontier.idle_columns IS 'Treatment of columns without weights.';
COMMENT ON COLUMN frontier.stream_pipeline IS 'Overlap of bit-streams.';
COMMENT ON COLUMN frontier.constants_profile IS 'Values of the least certain constants.';
COMMENT ON COLUMN frontier.temperature_c IS 'Die temperature; leakage follows it. [degC]';
COMMENT ON COLUMN frontier.adc_rate_gs IS 'Conversions per nanosecond of one ADC, for the cost sources regression and custom. [GS/s]';
COMMENT ON COLUMN frontier.adc_power_mw IS 'Power of one ADC at its rate, for the cost source custom. [mW]';
COMMENT ON COLUMN frontier.adc_area_um2 IS 'Area of one ADC, for the cost source custom. [um2]';
COMMENT ON COLUMN frontier.arrivals_per_s IS 'Inferences that arrive per second; leakage includes the idle time between them. [1/s]';
COMMENT ON COLUMN frontier.bias_rows IS 'Always-driven rows without weights that shift the reference of each column.';
COMMENT ON COLUMN frontier.digital_structure IS 'Adder placement in a digital array.';
COMMENT ON COLUMN frontier.ternary_thresholds IS 'Columns that share a threshold of ternary comparators.';
COMMENT ON COLUMN frontier.adc_levels IS 'Spacing of the levels of the ADC.';
COMMENT ON COLUMN frontier.energy_pj IS 'Energy per inference of the whole network [pJ]';
COMMENT ON COLUMN frontier.latency_ns IS 'Time per inference, layer after layer [ns]';
COMMENT ON COLUMN frontier.area_mm2 IS 'Area of the chip that holds the network [mm2]';
COMMENT ON COLUMN frontier.edp_j_s IS 'Energy x delay [J s]';
COMMENT ON COLUMN frontier.edap_j_s_mm2 IS 'Energy x delay x area (EDAP) [J s mm2]';
COMMENT ON COLUMN frontier.tops_per_w IS 'Operations over energy, 2 per MAC [TOPS/W]';
COMMENT ON COLUMN frontier.tops_per_mm2 IS 'Operations over latency and area, 2 per MAC [TOPS/mm2]';
COMMENT ON COLUMN frontier.inferences_per_s IS 'Throughput with one inference at a time [1/s]';
COMMENT ON COLUMN frontier.pipelined_inferences_per_s IS 'Throughput with layers pipelined over inferences [1/s]';
COMMENT ON COLUMN frontier.crossbars IS 'Crossbars on the chip';
COMMENT ON COLUMN frontier.tiles_used IS 'Tiles on the chip';
COMMENT ON COLUMN frontier.utilization_frac IS 'Fraction of cells that hold weights [1]';
COMMENT ON COLUMN frontier.macs IS 'Multiply-accumulates per inference';
COMMENT ON COLUMN frontier.conversions IS 'Columns digitized per inference, counted per bit-stream';
COMMENT ON COLUMN frontier.readout_pj_per_conversion IS 'Energy of ADC, or comparators and DCiM, per conversion [pJ]';
COMMENT ON COLUMN frontier.readout_um2 IS 'Area of one ADC or one DCiM array [um2]';
COMMENT ON COLUMN frontier.scale_factor_kib IS 'Memory for scale factors [KiB]';
COMMENT ON COLUMN frontier.mean_zero_frac IS 'Fraction of ternary zeros over all layers; 0 without a ternary readout [1]';
COMMENT ON COLUMN frontier.unit_step_mv IS 'Voltage step of one partial-sum unit on a bitline [mV]';
COMMENT ON COLUMN frontier.ir_drop_frac IS 'Fraction of the far cell''s signal lost along the bitline [1]';
COMMENT ON COLUMN frontier.comparator_size_factor IS 'Comparator size relative to minimum size';
COMMENT ON COLUMN frontier.adc_required_bits IS 'ADC bits needed to clip no partial sum [bit]';
COMMENT ON COLUMN frontier.adc_clips IS 'The ADC has fewer bits than adc_required_bits';
COMMENT ON COLUMN frontier.technology_extrapolated IS 'A scaling factor of the node or supply is interpolated or extrapolated';
COMMENT ON COLUMN frontier.energy_crossbar_pj IS 'Energy per inference of cell arrays [pJ]';
COMMENT ON COLUMN frontier.energy_wordline_driver_pj IS 'Energy per inference of wordline drivers and their DACs [pJ]';
COMMENT ON COLUMN frontier.energy_sample_hold_pj IS 'Energy per inference of sample-and-hold and column multiplexers before an ADC [pJ]';
COMMENT ON COLUMN frontier.energy_readout_pj IS 'Energy per inference of ADCs, comparators or adder trees [pJ]';
COMMENT ON COLUMN frontier.energy_dcim_pj IS 'Energy per inference of digital compute-in-memory arrays: scale factors and partial sums [pJ]';
COMMENT ON COLUMN frontier.energy_shift_add_pj IS 'Energy per inference of shift-and-add of slices, streams and row tiles [pJ]';
COMMENT ON COLUMN frontier.energy_register_pj IS 'Energy per inference of input and output registers [pJ]';
COMMENT ON COLUMN frontier.energy_buffer_pj IS 'Energy per inference of core data memory; tile eDRAM with its counters, receive buffer and instruction memory [pJ]';
COMMENT ON COLUMN frontier.energy_interconnect_pj IS 'Energy per inference of tile bus, buses of cores and network-on-chip [pJ]';
COMMENT ON COLUMN frontier.energy_control_pj IS 'Energy per inference of core control and instruction memory [pJ]';
COMMENT ON COLUMN frontier.energy_vector_unit_pj IS 'Energy per inference of ALUs: residual sums, attention products, elementwise work, requantization [pJ]';
COMMENT ON COLUMN frontier.energy_leakage_pj IS 'Energy per inference of leakage (power x time) of all circuits [pJ]';
COMMENT ON COLUMN frontier.area_crossbar_mm2 IS 'Chip area of cell arrays [mm2]';
COMMENT ON COLUMN frontier.area_wordline_driver_mm2 IS 'Chip area of wordline drivers and their DACs [mm2]';
COMMENT ON COLUMN frontier.area_sample_hold_mm2 IS 'Chip area of sample-and-hold and column multiplexers before an ADC [mm2]';
COMMENT ON COLUMN frontier.area_readout_mm2 IS 'Chip area of ADCs, comparators or adder trees [mm2]';
COMMENT ON COLUMN frontier.area_dcim_mm2 IS 'Chip area of digital compute-in-memory arrays: scale factors and partial sums [mm2]';
COMMENT ON COLUMN frontier.area_shift_add_mm2 IS 'Chip area of shift-and-add of slices, streams and row tiles [mm2]';
COMMENT ON COLUMN frontier.area_register_mm2 IS 'Chip area of input and output registers [mm2]';
COMMENT ON COLUMN frontier.area_buffer_mm2 IS 'Chip area of core data memory; tile eDRAM with its counters, receive buffer and instruction memory [mm2]';
COMMENT ON COLUMN frontier.area_interconnect_mm2 IS 'Chip area of tile bus, buses of cores and network-on-chip [mm2]';
COMMENT ON COLUMN frontier.area_control_mm2 IS 'Chip area of core control and instruction memory [mm2]';
COMMENT ON COLUMN frontier.area_vector_unit_mm2 IS 'Chip area of ALUs: residual sums, attention products, elementwise work, requantization [mm2]';
COMMENT ON COLUMN frontier.accuracy_top1_pct IS 'Top-1 accuracy, if known [%]';
COMMENT ON COLUMN frontier.accuracy_loss_points IS 'Percentage points below the network with an ideal readout, if known; 0 where every partial sum is exact [points]';
COMMENT ON COLUMN frontier.accuracy_source IS 'Publication, training or calibration behind the accuracy, exact sums, or the reason it is unknown';
COMMENT ON COLUMN frontier.status IS 'ok, invalid, does_not_fit, non_finite or error';
COMMENT ON COLUMN frontier.status_reason IS 'Reason why there is no result';
COMMENT ON COLUMN frontier.model_version IS 'Version of the cost model';
COMMENT ON COLUMN frontier.schema_version IS 'Version of these columns';
COMMENT ON COLUMN frontier.git_sha IS 'Commit of the program';
COMMENT ON COLUMN frontier.front_rank IS 'Non-dominated rank: 1 on the frontier, 2 on the frontier of the remaining designs, ...';
COMMENT ON COLUMN frontier.is_knee IS 'Knee point of the Pareto frontier';
COMMENT ON COLUMN frontier.hv_contribution IS 'Share of the reference box that only this design dominates; for rank 1 [1]';
COMMENT ON COLUMN simulations.simulation_id IS 'The simulation: m_ and the hash of its spec';
COMMENT ON COLUMN simulations.chunk_index IS 'The chunk in which the row was committed';
COMMENT ON COLUMN simulations.config_index IS 'The run''s number in the simulation';
COMMENT ON COLUMN simulations.network IS 'The network';
COMMENT ON COLUMN simulations.network_sha256 IS 'Hash of the network''s file';
COMMENT ON COLUMN simulations.dataset IS 'The images';
COMMENT ON COLUMN simulations.split IS 'test or train';
COMMENT ON COLUMN simulations.images IS 'Number of simulated images';
COMMENT ON COLUMN simulations.images_sha256 IS 'Hash of the pixels and classes of the images';
COMMENT ON COLUMN simulations.readout_change IS 'Requested readout; stored means that of the file';
COMMENT ON COLUMN simulations.rows_change IS 'Requested rows; NULL means those of the file';
COMMENT ON COLUMN simulations.xbar_rows IS 'Wordlines summed in one cycle.';
COMMENT ON COLUMN simulations.xbar_columns IS 'Bitlines of a crossbar.';
COMMENT ON COLUMN simulations.cell_bits IS 'Bits that one cell holds: the width of a bit-slice. [bit]';
COMMENT ON COLUMN simulations.weight_bits IS 'Bits of a weight. [bit]';
COMMENT ON COLUMN simulations.activation_bits IS 'Bits of an activation. [bit]';
COMMENT ON COLUMN simulations.stream_bits IS 'Activation bits driven in one cycle: the width of a bit-stream. [bit]';
COMMENT ON COLUMN simulations.signed_mapping IS 'Representation of signed weights.';
COMMENT ON COLUMN simulations.slice_placement IS 'Placement of a weight''s bit-slices.';
COMMENT ON COLUMN simulations.readout IS 'The circuit that digitizes a column; ideal when partial sums are not quantized.';
COMMENT ON COLUMN simulations.adc_bits IS 'Resolution of the ADC. [bit]';
COMMENT ON COLUMN simulations.columns_per_adc IS 'Columns that share one ADC (time-multiplexed).';
COMMENT ON COLUMN simulations.adc_cost_source IS 'Source of the ADC''s cost.';
COMMENT ON COLUMN simulations.scale_factor_bits IS 'Bits of a scale factor. [bit]';
COMMENT ON COLUMN simulations.scale_factor_granularity IS 'Partial sums that share a scale factor.';
COMMENT ON COLUMN simulations.partial_sum_bits IS 'Bits of a partial-sum register. [bit]';
COMMENT ON COLUMN simulations.xbars_per_dcim IS 'Crossbars that share a DCiM array (time-multiplexed).';
COMMENT ON COLUMN simulations.ternary_zero_frac IS 'Measured fraction of ternary values that are 0, over all ternary layers. [1]';
COMMENT ON COLUMN simulations.xbar_technology IS 'Technology of the cells.';
COMMENT ON COLUMN simulations.technology_nm IS 'CMOS node: 130, 90, 65, 55, 45, 40, 32, 28, 22, 16, 14, 10, 7. [nm]';
COMMENT ON COLUMN simulations.supply_v IS 'Supply voltage. [V]';
COMMENT ON COLUMN simulations.xbars_per_tile IS 'Crossbars that share a tile''s eDRAM, bus and router.';
COMMENT ON COLUMN simulations.tiles IS 'Tiles on the chip.';
COMMENT ON COLUMN simulations.weight_replication IS 'Copies of the weights of each layer, which share its input vectors.';
COMMENT ON COLUMN simulations.activation_path IS 'Path of activations to the next layer.';
COMMENT ON COLUMN simulations.power_gating IS 'Circuits that leak, and for how long.';
COMMENT ON COLUMN simulations.idle_columns IS 'Treatment of columns without weights.';
COMMENT ON COLUMN simulations.stream_pipeline IS 'Overlap of bit-streams.';
COMMENT ON COLUMN simulations.constants_profile IS 'Values of the least certain constants.';
COMMENT ON COLUMN simulations.temperature_c IS 'Die temperature; leakage follows it. [degC]';
COMMENT ON COLUMN simulations.adc_rate_gs IS 'Conversions per nanosecond of one ADC, for the cost sources regression and custom. [GS/s]';
COMMENT ON COLUMN simulations.adc_power_mw IS 'Power of one ADC at its rate, for the cost source custom. [mW]';
COMMENT ON COLUMN simulations.adc_area_um2 IS 'Area of one ADC, for the cost source custom. [um2]';
COMMENT ON COLUMN simulations.arrivals_per_s IS 'Inferences that arrive per second; leakage includes the idle time between them. [1/s]';
COMMENT ON COLUMN simulations.bias_rows IS 'Always-driven rows without weights that shift the reference of each column.';
COMMENT ON COLUMN simulations.digital_structure IS 'Adder placement in a digital array.';
COMMENT ON COLUMN simulations.ternary_thresholds IS 'Columns that share a threshold of ternary comparators.';
COMMENT ON COLUMN simulations.adc_levels IS 'Spacing of the levels of the ADC.';
COMMENT ON COLUMN simulations.setting_macs_frac IS 'Fraction of the MACs with exactly this setting [1]';
COMMENT ON COLUMN simulations.noise IS 'Name of the noise setting';
COMMENT ON COLUMN simulations.conductance_sigma IS 'Relative standard deviation of cell currents, fixed per chip [1]';
COMMENT ON COLUMN simulations.stuck_off_frac IS 'Fraction of cells that never conduct [1]';
COMMENT ON COLUMN simulations.stuck_on_frac IS 'Fraction of cells stuck at the largest digit [1]';
COMMENT ON COLUMN simulations.offset_sigma IS 'Standard deviation of comparator offsets, fixed per chip [cell]';
COMMENT ON COLUMN simulations.comparator_noise_sigma IS 'Standard deviation of comparator noise, drawn at each decision [cell]';
COMMENT ON COLUMN simulations.read_noise_sigma IS 'Standard deviation of the noise of partial sums, drawn at each reading [cell]';
COMMENT ON COLUMN simulations.ir_drop_frac IS 'Fraction of current that a bitline loses if all its cells conduct [1]';
COMMENT ON COLUMN simulations.drift_exponent IS 'Exponent of the power law by which currents decrease over time [1]';
COMMENT ON COLUMN simulations.age_s IS 'Time since the cells were written [s]';
COMMENT ON COLUMN simulations.seed IS 'Chip seed; NULL without variation';
COMMENT ON COLUMN simulations.top1_pct IS 'Top-1 accuracy: images whose largest output is their class [%]';
COMMENT ON COLUMN simulations.agreement_frac IS 'Fraction of images classified as by the stored network on ideal crossbars [1]';
COMMENT ON COLUMN simulations.output_error_mean IS 'Mean output error: relative distance from the outputs of the stored network on ideal crossbars [1]';
COMMENT ON COLUMN simulations.output_error_p50 IS 'Median output error over images [1]';
COMMENT ON COLUMN simulations.output_error_p95 IS '95th percentile of the output error over images [1]';
COMMENT ON COLUMN simulations.output_error_max IS 'Maximum output error over images [1]';
COMMENT ON COLUMN simulations.plus_frac IS 'Fraction of comparator values that are +1 [1]';
COMMENT ON COLUMN simulations.minus_frac IS 'Fraction of comparator values that are -1 [1]';
COMMENT ON COLUMN simulations.overflows IS 'Additions that overflowed a partial-sum register';
COMMENT ON COLUMN simulations.clipped IS 'Partial sums outside an ADC''s range';
COMMENT ON COLUMN simulations.saturated IS 'Activations at their upper limit; signed ones at either limit';
COMMENT ON COLUMN simulations.activations IS 'Activations of all layers and images';
COMMENT ON COLUMN simulations.conversions_run IS 'Partial sums that were read, over all images';
COMMENT ON COLUMN simulations.exact_correlation_min IS 'Correlation with the sums of an ideal readout for the same inputs, in the worst layer [1]';
COMMENT ON COLUMN simulations.layers IS 'By layer, as JSON: zero_frac, plus_frac, minus_frac, overflows, clipped, saturated_frac, exact_correlation';
COMMENT ON COLUMN simulations.energy_pj IS 'Energy per inference, with the measured zeros [pJ]';
COMMENT ON COLUMN simulations.latency_ns IS 'Time per inference, layer after layer [ns]';
COMMENT ON COLUMN simulations.area_mm2 IS 'Area of the chip that holds the network [mm2]';
COMMENT ON COLUMN simulations.edap_j_s_mm2 IS 'Energy x delay x area (EDAP) [J s mm2]';
COMMENT ON COLUMN simulations.source IS 'Program and simulation that measured the row';
COMMENT ON COLUMN simulations.status IS 'ok, invalid, does_not_fit, non_finite or error';
COMMENT ON COLUMN simulations.status_reason IS 'Reason why there is no result, or no cost';
COMMENT ON COLUMN simulations.model_version IS 'Version of the cost model';
COMMENT ON COLUMN simulations.schema_version IS 'Version of these columns';
COMMENT ON COLUMN simulations.git_sha IS 'Commit of the program';
COMMENT ON COLUMN accuracy.training_id IS 'The training or calibration: t_ and the hash of its spec';
COMMENT ON COLUMN accuracy.chunk_index IS 'The chunk in which the row was committed';
COMMENT ON COLUMN accuracy.config_index IS 'The run''s number in the training';
COMMENT ON COLUMN accuracy.run IS 'The run''s directory below OUT/stages, or the hash of a calibration';
COMMENT ON COLUMN accuracy.workload IS 'The network by its name in sweeps';
COMMENT ON COLUMN accuracy.architecture IS 'The network whose layers were trained';
COMMENT ON COLUMN accuracy.dataset IS 'The images: builtin, or the directory''s name';
COMMENT ON COLUMN accuracy.conversion IS 'ternary, binary, adc, ideal (partial sums are not quantized) or float';
COMMENT ON COLUMN accuracy.xbar_rows IS 'Wordlines summed in one cycle.';
COMMENT ON COLUMN accuracy.cell_bits IS 'Bits that one cell holds: the width of a bit-slice. [bit]';
COMMENT ON COLUMN accuracy.weight_bits IS 'Bits of a weight. [bit]';
COMMENT ON COLUMN accuracy.activation_bits IS 'Bits of an activation. [bit]';
COMMENT ON COLUMN accuracy.stream_bits IS 'Activation bits driven in one cycle: the width of a bit-stream. [bit]';
COMMENT ON COLUMN accuracy.signed_mapping IS 'Representation of signed weights.';
COMMENT ON COLUMN accuracy.adc_bits IS 'Resolution of the ADC. [bit]';
COMMENT ON COLUMN accuracy.scale_factor_bits IS 'Bits of a scale factor. [bit]';
COMMENT ON COLUMN accuracy.scale_factor_granularity IS 'Partial sums that share a scale factor.';
COMMENT ON COLUMN accuracy.partial_sum_bits IS 'Bits of a partial-sum register. [bit]';
COMMENT ON COLUMN accuracy.bias_rows IS 'Always-driven rows without weights that shift the reference of each column.';
COMMENT ON COLUMN accuracy.ternary_thresholds IS 'Columns that share a threshold of ternary comparators.';
COMMENT ON COLUMN accuracy.adc_levels IS 'Spacing of the levels of the ADC.';
COMMENT ON COLUMN accuracy.seed IS 'Random seed of weights, order of images and augmentation; 0 for calibration';
COMMENT ON COLUMN accuracy.float_epochs IS 'Passes over the images in floating point';
COMMENT ON COLUMN accuracy.qat_epochs IS 'Passes with quantized weights and activations';
COMMENT ON COLUMN accuracy.psq_epochs IS 'Passes with quantized partial sums';
COMMENT ON COLUMN accuracy.started_from IS 'The stage or the imported weights that the run''s first stage starts from, by its directory''s name; NULL for new weights';
COMMENT ON COLUMN accuracy.train_images IS 'Images used for training or calibration';
COMMENT ON COLUMN accuracy.test_images IS 'Images used for testing';
COMMENT ON COLUMN accuracy.top1_pct IS 'Top-1 accuracy of the bit-exact simulation; of the graph for float [%]';
COMMENT ON COLUMN accuracy.graph_top1_pct IS 'Top-1 accuracy of the training graph [%]';
COMMENT ON COLUMN accuracy.agreement_frac IS 'Fraction of test images that simulation and training graph classify alike [1]';
COMMENT ON COLUMN accuracy.ternary_zero_frac IS 'Fraction of ternary values that were 0, over all layers [1]';
COMMENT ON COLUMN accuracy.zero_frac_by_layer IS 'Fraction of ternary values that were 0, by layer, as JSON';
COMMENT ON COLUMN accuracy.recipe IS 'The training recipe, as JSON';
COMMENT ON COLUMN accuracy.train_images_per_s IS 'Training throughput in the last stage [1/s]';
COMMENT ON COLUMN accuracy.top1_low_pct IS 'Lower end of the 95 % confidence interval of a calibrated network''s accuracy [%]';
COMMENT ON COLUMN accuracy.top1_high_pct IS 'Upper end of the 95 % confidence interval of a calibrated network''s accuracy [%]';
COMMENT ON COLUMN accuracy.source IS 'The training or calibration that measured the accuracy';
COMMENT ON COLUMN accuracy.status IS 'ok or error';
COMMENT ON COLUMN accuracy.status_reason IS 'Reason why there is no result';
COMMENT ON COLUMN accuracy.schema_version IS 'Version of these columns';
COMMENT ON COLUMN accuracy.git_sha IS 'Commit of the program';
