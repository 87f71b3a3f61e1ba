"use strict";
catalog.map.prepare();
var map_1 = L.map(
"map_1",
{
center: [31.56, 120.2811],
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
[[31.56, 120.2811], [31.565, 120.27]],
{"bubblingMouseEvents": true, "className": "map-way mark-circle", "color": "#9E1B1E", "dashArray": null, "dashOffset": null, "fill": false, "fillColor": "#9E1B1E", "fillOpacity": 0.2, "fillRule": "evenodd", "lineCap": "round", "lineJoin": "round", "noClip": false, "opacity": 1.0, "smoothFactor": 1.0, "stroke": true, "weight": 3}
).addTo(map_1);
var marker_3 = L.marker(
[31.56, 120.2811],
{
"riseOnHover": true,
}
).addTo(map_1);
var div_icon_4 = L.divIcon({
"html": "\u003csvg class=\"pin mark-circle\" viewBox=\"0 0 44 44\" aria-hidden=\"true\" focusable=\"false\"\u003e\u003ccircle cx=\"22\" cy=\"22\" r=\"14\"/\u003e\u003ctext x=\"22\" y=\"27\"\u003e1\u003c/text\u003e\u003c/svg\u003e",
"iconSize": [44, 44],
"className": "map-pin",
});
marker_3.setIcon(div_icon_4);
var marker_5 = L.marker(
[31.565, 120.27],
{
"riseOnHover": true,
}
).addTo(map_1);
var div_icon_6 = L.divIcon({
"html": "\u003csvg class=\"pin mark-circle\" viewBox=\"0 0 44 44\" aria-hidden=\"true\" focusable=\"false\"\u003e\u003ccircle cx=\"22\" cy=\"22\" r=\"14\"/\u003e\u003ctext x=\"22\" y=\"27\"\u003e2\u003c/text\u003e\u003c/svg\u003e",
"iconSize": [44, 44],
"className": "map-pin",
});
marker_5.setIcon(div_icon_6);
catalog.map.startRoute(map_1, [marker_3, marker_5], [{"number":1,"name":"示例旧窑","address":"示例路 90 号","minutes":20,"error":0,"sure":"","href":"../points/old-kiln/","apps":{"how":"place","links":[["高德地图","https://uri.amap.com/navigation?to=120.285682,31.558072,%E7%A4%BA%E4%BE%8B%E6%97%A7%E7%AA%91\u0026mode=car\u0026src=binhu-catalog\u0026callnative=1"],["百度地图","https://api.map.baidu.com/marker?location=31.558072,120.285682\u0026title=%E7%A4%BA%E4%BE%8B%E6%97%A7%E7%AA%91\u0026content=%E7%A4%BA%E4%BE%8B%E6%97%A7%E7%AA%91\u0026output=html\u0026coord_type=gcj02\u0026src=webapp.binhu-catalog"],["腾讯地图","https://apis.map.qq.com/uri/v1/routeplan?type=drive\u0026to=%E7%A4%BA%E4%BE%8B%E6%97%A7%E7%AA%91\u0026tocoord=31.558072,120.285682\u0026coord_type=2\u0026policy=0\u0026referer=binhu-catalog"]]}},{"number":2,"name":"示例老街","address":"示例路 1 号","minutes":20,"error":0,"sure":"","href":"../points/old-street/","apps":{"how":"place","links":[["高德地图","https://uri.amap.com/navigation?to=120.274578,31.563062,%E7%A4%BA%E4%BE%8B%E8%80%81%E8%A1%97\u0026mode=car\u0026src=binhu-catalog\u0026callnative=1"],["百度地图","https://api.map.baidu.com/marker?location=31.563062,120.274578\u0026title=%E7%A4%BA%E4%BE%8B%E8%80%81%E8%A1%97\u0026content=%E7%A4%BA%E4%BE%8B%E8%80%81%E8%A1%97\u0026output=html\u0026coord_type=gcj02\u0026src=webapp.binhu-catalog"],["腾讯地图","https://apis.map.qq.com/uri/v1/routeplan?type=drive\u0026to=%E7%A4%BA%E4%BE%8B%E8%80%81%E8%A1%97\u0026tocoord=31.563062,120.274578\u0026coord_type=2\u0026policy=0\u0026referer=binhu-catalog"]]}}]);
