-- The table that Orleans reads its queries from.

CREATE TABLE IF NOT EXISTS OrleansQuery
(
    QueryKey varchar(64) NOT NULL CONSTRAINT OrleansQuery_Key PRIMARY KEY,
    QueryText varchar(8000) NOT NULL
);
