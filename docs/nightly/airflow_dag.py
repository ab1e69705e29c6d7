"""Airflow: one nightly run, named by its logical date, so that a cleared task resumes the same run."""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG(
    dag_id="hcim_nightly",
    schedule="30 2 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
) as dag:
    BashOperator(
        task_id="sweep_compare_report",
        cwd="/opt/hcim-sweep",
        bash_command=(
            "./hcim nightly sweeps/nightly.yaml --store /var/lib/hcim/nightly --night {{ ds }}"
        ),
        # A retry does not change a gate's verdict (exit code 4), but it recovers from a lost machine.
        retries=1,
        retry_delay=timedelta(minutes=10),
        execution_timeout=timedelta(hours=4),
    )
