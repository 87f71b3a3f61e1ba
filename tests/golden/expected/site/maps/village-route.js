"use strict";
catalog.map.prepare();
var map_1 = L.map(
"map_1",
{
center: [31.523547, 120.238608],
crs: L.CRS.EPSG3857,
...{
"zoom": 11,
"zoomControl": false,
"preferCanvas": false,
"scrollWheelZoom": false,
"zoomSnap": 0.25,
"fadeAnimation": false,
"maxZoom": 18,
}
}
);
var poly_line_2 = L.polyline(
[[31.523547, 120.238608], [31.5522, 120.1621], [31.5688, 120.1407]],
{"bubblingMouseEvents": true, "className": "map-way mark-diamond", "color": "#865000", "dashArray": "14 7 1 7", "dashOffset": null, "fill": false, "fillColor": "#865000", "fillOpacity": 0.2, "fillRule": "evenodd", "lineCap": "round", "lineJoin": "round", "noClip": false, "opacity": 1.0, "smoothFactor": 1.0, "stroke": true, "weight": 3}
).addTo(map_1);
var marker_3 = L.marker(
[31.523547, 120.238608],
{
"riseOnHover": true,
}
).addTo(map_1);
var div_icon_4 = L.divIcon({
"html": "\u003csvg class=\"pin mark-diamond\" viewBox=\"0 0 44 44\" aria-hidden=\"true\" focusable=\"false\"\u003e\u003cpath d=\"M22 4 40 22 22 40 4 22z\"/\u003e\u003ctext x=\"22\" y=\"27\"\u003e1\u003c/text\u003e\u003c/svg\u003e",
"iconSize": [44, 44],
"className": "map-pin",
});
marker_3.setIcon(div_icon_4);
var marker_5 = L.marker(
[31.5522, 120.1621],
{
"riseOnHover": true,
}
).addTo(map_1);
var div_icon_6 = L.divIcon({
"html": "\u003csvg class=\"pin mark-diamond\" viewBox=\"0 0 44 44\" aria-hidden=\"true\" focusable=\"false\"\u003e\u003cpath d=\"M22 4 40 22 22 40 4 22z\"/\u003e\u003ctext x=\"22\" y=\"27\"\u003e2\u003c/text\u003e\u003c/svg\u003e",
"iconSize": [44, 44],
"className": "map-pin",
});
marker_5.setIcon(div_icon_6);
var marker_7 = L.marker(
[31.5688, 120.1407],
{
"riseOnHover": true,
}
).addTo(map_1);
var div_icon_8 = L.divIcon({
"html": "\u003csvg class=\"pin mark-diamond\" viewBox=\"0 0 44 44\" aria-hidden=\"true\" focusable=\"false\"\u003e\u003cpath d=\"M22 4 40 22 22 40 4 22z\"/\u003e\u003ctext x=\"22\" y=\"27\"\u003e3\u003c/text\u003e\u003c/svg\u003e",
"iconSize": [44, 44],
"className": "map-pin",
});
marker_7.setIcon(div_icon_8);
var marker_9 = L.marker(
[31.479, 120.229],
{
"riseOnHover": true,
}
).addTo(map_1);
var div_icon_10 = L.divIcon({
"html": "\u003csvg class=\"pin pin-approx mark-diamond\" viewBox=\"0 0 44 44\" aria-hidden=\"true\" focusable=\"false\"\u003e\u003cpath d=\"M22 4 40 22 22 40 4 22z\"/\u003e\u003ctext x=\"22\" y=\"27\"\u003e5\u003c/text\u003e\u003c/svg\u003e",
"iconSize": [44, 44],
"className": "map-pin",
});
marker_9.setIcon(div_icon_10);
catalog.map.startRoute(map_1, [marker_3, marker_5, marker_7, marker_9], [{"number":1,"name":"示例湖塔","address":"示例湖岸 7 号","minutes":25,"error":0,"sure":"","href":"../points/lake-tower/","apps":{"how":"place","links":[["高德地图","https://uri.amap.com/navigation?to=120.243200,31.521600,%E7%A4%BA%E4%BE%8B%E6%B9%96%E5%A1%94\u0026mode=car\u0026src=binhu-catalog\u0026callnative=1"],["百度地图","https://api.map.baidu.com/marker?location=31.521600,120.243200\u0026title=%E7%A4%BA%E4%BE%8B%E6%B9%96%E5%A1%94\u0026content=%E7%A4%BA%E4%BE%8B%E6%B9%96%E5%A1%94\u0026output=html\u0026coord_type=gcj02\u0026src=webapp.binhu-catalog"],["腾讯地图","https://apis.map.qq.com/uri/v1/routeplan?type=drive\u0026to=%E7%A4%BA%E4%BE%8B%E6%B9%96%E5%A1%94\u0026tocoord=31.521600,120.243200\u0026coord_type=2\u0026policy=0\u0026referer=binhu-catalog"]]}},{"number":2,"name":"示例水闸","address":"示例圩区北口","minutes":30,"error":0,"sure":"","href":"../points/sluice-gate/","apps":{"how":"place","links":[["高德地图","https://uri.amap.com/navigation?to=120.166884,31.550365,%E7%A4%BA%E4%BE%8B%E6%B0%B4%E9%97%B8\u0026mode=car\u0026src=binhu-catalog\u0026callnative=1"],["百度地图","https://api.map.baidu.com/marker?location=31.550365,120.166884\u0026title=%E7%A4%BA%E4%BE%8B%E6%B0%B4%E9%97%B8\u0026content=%E7%A4%BA%E4%BE%8B%E6%B0%B4%E9%97%B8\u0026output=html\u0026coord_type=gcj02\u0026src=webapp.binhu-catalog"],["腾讯地图","https://apis.map.qq.com/uri/v1/routeplan?type=drive\u0026to=%E7%A4%BA%E4%BE%8B%E6%B0%B4%E9%97%B8\u0026tocoord=31.550365,120.166884\u0026coord_type=2\u0026policy=0\u0026referer=binhu-catalog"]]}},{"number":3,"name":"示例村史室","address":"示例村 1 号","minutes":40,"error":0,"sure":"","href":"../points/village-hall/","apps":{"how":"place","links":[["高德地图","https://uri.amap.com/navigation?to=120.145546,31.567003,%E7%A4%BA%E4%BE%8B%E6%9D%91%E5%8F%B2%E5%AE%A4\u0026mode=car\u0026src=binhu-catalog\u0026callnative=1"],["百度地图","https://api.map.baidu.com/marker?location=31.567003,120.145546\u0026title=%E7%A4%BA%E4%BE%8B%E6%9D%91%E5%8F%B2%E5%AE%A4\u0026content=%E7%A4%BA%E4%BE%8B%E6%9D%91%E5%8F%B2%E5%AE%A4\u0026output=html\u0026coord_type=gcj02\u0026src=webapp.binhu-catalog"],["腾讯地图","https://apis.map.qq.com/uri/v1/routeplan?type=drive\u0026to=%E7%A4%BA%E4%BE%8B%E6%9D%91%E5%8F%B2%E5%AE%A4\u0026tocoord=31.567003,120.145546\u0026coord_type=2\u0026policy=0\u0026referer=binhu-catalog"]]}},{"number":5,"name":"示例茶山","address":"示例山口（门牌待核）","minutes":45,"error":1500,"sure":"大致位置，可能差 1.5 公里","href":"../points/tea-hill/","apps":{"how":"search","links":[["高德地图","https://uri.amap.com/search?keyword=%E7%A4%BA%E4%BE%8B%E8%8C%B6%E5%B1%B1\u0026city=%E6%97%A0%E9%94%A1\u0026src=binhu-catalog\u0026callnative=1"],["百度地图","https://api.map.baidu.com/place/search?query=%E7%A4%BA%E4%BE%8B%E8%8C%B6%E5%B1%B1\u0026region=%E6%97%A0%E9%94%A1\u0026output=html\u0026src=webapp.binhu-catalog"],["腾讯地图","https://apis.map.qq.com/uri/v1/search?keyword=%E7%A4%BA%E4%BE%8B%E8%8C%B6%E5%B1%B1\u0026region=%E6%97%A0%E9%94%A1\u0026referer=binhu-catalog"]]}}]);
